package gunitop.process;

/**
 * The addresses that the kernel chose when a process last executed a program: a fork has its
 * parent's exact values, an exec draws new ones. This tells a forked Gunicorn worker from an exec'd
 * NEW master before either has said what it is.
 *
 * <p>Fields 28 ({@code startstack}) and 48 ({@code arg_start}) of {@code proc_pid_stat(5)}; the
 * kernel shows them to the same user and to root only.
 *
 * @param startStack the bottom of the stack, an address
 * @param argStart where the command line lies, an address
 */
public record ImageLayout(long startStack, long argStart) {}
