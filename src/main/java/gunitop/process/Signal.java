package gunitop.process;

/** A signal, by the number that it has on x86-64 and arm64 Linux ({@code signal(7)}). */
public enum Signal {
  HUP(1),
  INT(2),
  QUIT(3),
  ABRT(6),
  KILL(9),
  USR1(10),
  SEGV(11),
  USR2(12),
  ALRM(14),
  TERM(15),
  CHLD(17),
  CONT(18),
  STOP(19),
  TSTP(20),
  TTIN(21),
  TTOU(22),
  WINCH(28);

  private final int number;

  Signal(int number) {
    this.number = number;
  }

  /** The number that the kernel knows it by. */
  public int number() {
    return number;
  }

  /**
   * Whether Gunicorn's master gives this signal a meaning of its own, which a process that does not
   * catch it would not have: such a signal must reach a master or nobody.
   */
  public boolean needsHandler() {
    return this == HUP || this == USR2 || this == WINCH || this == TTIN || this == TTOU;
  }
}
