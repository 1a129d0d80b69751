package gunitop.process;

/**
 * An absolute path as a process sees it: one in a container means another file than it does to us.
 *
 * @param pid who sees it
 * @param path the path, links and all
 */
public record SeenPath(int pid, String path) {}
