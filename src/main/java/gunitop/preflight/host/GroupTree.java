package gunitop.preflight.host;

import gunitop.process.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the control groups of a process lie, for one controller, from its own up to the root
 * ({@code cgroups(7)}). A controller is in a hierarchy of version 1 or in the unified one; on a
 * host with both, each in its own.
 *
 * @param unified whether its files are those of version 2
 * @param folders their directories, its own first
 */
record GroupTree(boolean unified, List<Folder> folders) {
  private static final int MOST_LEVELS = 64;

  /**
   * One group.
   *
   * @param name its last element; {@code the root group} for the root
   * @param path its directory
   */
  record Folder(String name, String path) {}

  /** Copies the list. */
  GroupTree {
    folders = List.copyOf(folders);
  }

  /**
   * Finds them.
   *
   * @param controller e.g. {@code memory}
   * @param groups {@code /proc/PID/cgroup}
   * @param mounts {@code /proc/self/mountinfo}
   * @return empty where this hierarchy is not mounted here, or the process is outside of what is
   */
  static Optional<GroupTree> of(String controller, String groups, String mounts) {
    Optional<String> first = path(controller, groups);
    boolean unified = first.isEmpty();
    Optional<String> path = first.or(() -> path("", groups));
    return path.filter(one -> !one.startsWith("/.."))
        .flatMap(
            one -> mount(unified ? "" : controller, mounts).flatMap(at -> tree(one, at, unified)));
  }

  /** The path in the hierarchy of a controller; of the unified one for an empty name. */
  private static Optional<String> path(String controller, String groups) {
    for (String line : groups.split("\n")) {
      String[] parts = line.split(":", 3);
      if (parts.length == 3
          && (controller.isEmpty()
              ? parts[1].isEmpty() && parts[0].equals("0")
              : List.of(parts[1].split(",")).contains(controller))) {
        return Optional.of(parts[2]);
      }
    }
    return Optional.empty();
  }

  private record Mount(String root, String point) {}

  private static Optional<Mount> mount(String controller, String mounts) {
    for (String line : mounts.split("\n")) {
      int separator = line.indexOf(" - ");
      String[] left = line.split(" ");
      String[] right = separator < 0 ? new String[0] : line.substring(separator + 3).split(" ");
      if (left.length > 4 && right.length > 2) {
        boolean fits =
            controller.isEmpty()
                ? right[0].equals("cgroup2")
                : right[0].equals("cgroup") && List.of(right[2].split(",")).contains(controller);
        if (fits) {
          return Optional.of(new Mount(left[3], left[4]));
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<GroupTree> tree(String path, Mount mount, boolean unified) {
    String rest = path;
    if (!mount.root().equals("/")) {
      if (!(path + "/").startsWith(mount.root() + "/")) {
        return Optional.empty();
      }
      rest = path.substring(mount.root().length());
    }
    List<Folder> folders = new ArrayList<>();
    while (rest.length() > 1 && folders.size() < MOST_LEVELS) {
      int slash = rest.lastIndexOf('/');
      folders.add(new Folder(rest.substring(slash + 1), mount.point() + rest));
      rest = rest.substring(0, slash);
    }
    folders.add(new Folder("the root group", mount.point()));
    return Optional.of(new GroupTree(unified, folders));
  }

  /** The same of a process that lives. */
  static Optional<GroupTree> of(String controller, int pid, ProcText proc) {
    Reading<String> groups = proc.of("/proc/" + pid + "/cgroup");
    Reading<String> mounts = proc.of("/proc/self/mountinfo");
    return groups.isKnown() && mounts.isKnown()
        ? of(controller, groups.get(), mounts.get())
        : Optional.empty();
  }
}
