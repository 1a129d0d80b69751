package gunitop.gunicorn;

/**
 * What a process is to Gunicorn, and by what it was judged.
 *
 * @param role the role
 * @param witness in words that can be checked in {@code /proc/PID/status} and with {@code ps}
 */
public record RoleJudgement(Role role, String witness) {
  /** Not Gunicorn's. */
  public static final RoleJudgement NONE = new RoleJudgement(Role.NONE, "");

  /** Whether it is an arbiter, with or without handlers. */
  public boolean isMaster() {
    return role == Role.MASTER || role == Role.IMPORTING;
  }
}
