/**
 * Holds the controls by the kernel's locks, reads who else holds them, and talks with that program.
 *
 * <p>May import {@code process}, {@code hands} and {@code kernel}.
 *
 * <p>The lock is {@code flock(2)} on {@code /proc/PID/environ} of a master, which root and the
 * master's own user alone can open: those who may signal it. It ends with the program, however that
 * ends. Names of the abstract name space, under which programs listen, prove nothing: anybody may
 * have one, so each side believes what the kernel says of the other ({@code SO_PEERCRED}).
 *
 * <p>What surprises: another mount of {@code proc} (in a container) has other inodes, so a program
 * there and one on the host do not see each other's locks.
 */
package gunitop.hands.host;
