package gunitop.gunicorn;

/**
 * What {@code systemctl show} says of a unit; the words are systemd's ({@code systemd.service(5)}).
 *
 * @param mainPid its main process; 0 where it has none
 * @param type {@code simple}, {@code exec}, {@code notify}, {@code forking} …
 * @param notifyAccess {@code none}, {@code main}, {@code exec} or {@code all}: whose messages count
 * @param killMode {@code control-group}, {@code mixed}, {@code process} or {@code none}
 * @param restart {@code no}, {@code always}, {@code on-failure} …
 * @param pidFile the pidfile; empty where none is set
 * @param activeState {@code active}, {@code failed} …
 * @param triggeredBy the socket unit that activates it; empty where none does
 */
public record UnitFacts(
    int mainPid,
    String type,
    String notifyAccess,
    String killMode,
    String restart,
    String pidFile,
    String activeState,
    String triggeredBy) {

  /** Whether systemd listens to messages from the main process. */
  public boolean hearsMain() {
    return !notifyAccess.isEmpty() && !notifyAccess.equals("none");
  }
}
