package gunitop.process;

/**
 * One signal to one process, as the operator has decided it.
 *
 * @param signal the signal
 * @param target the process that was on the screen
 * @param seen the program that it executed then
 * @param byPid whether the operator has agreed that it goes by PID where the kernel refuses a pidfd
 */
public record SignalOrder(Signal signal, ProcessId target, SeenProgram seen, boolean byPid) {}
