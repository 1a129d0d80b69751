package gunitop.process;

/**
 * What one read of {@code /proc/PID/stat} says ({@code proc_pid_stat(5)}); changes at any instant.
 *
 * @param name {@code comm}, field 2, as the process set it: at most 15 bytes, hostile until it has
 *     passed {@link Printable}
 * @param state field 3
 * @param parent the parent's PID, field 4; 0 for the first process of a PID namespace
 * @param processGroup field 5
 * @param session field 6
 * @param terminal the controlling terminal's device number, field 7; 0 for none
 * @param cpuTicks user plus system time in clock ticks, fields 14 and 15
 * @param priority field 18
 * @param nice field 19
 * @param threads field 20
 * @param virtualBytes field 23, in bytes
 * @param residentBytes field 24, in bytes
 * @param layout where the program image lies, fields 28 and 48
 */
public record ProcessStat(
    String name,
    RunState state,
    int parent,
    int processGroup,
    int session,
    int terminal,
    long cpuTicks,
    int priority,
    int nice,
    int threads,
    long virtualBytes,
    long residentBytes,
    Reading<ImageLayout> layout) {}
