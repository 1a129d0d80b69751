package gunitop.process;

/** What became of one attempt to send a signal. Sent says nothing yet about its effect. */
public sealed interface SendResult {

  /**
   * The kernel accepted it.
   *
   * @param pinned whether it went through a pidfd, to this very process; otherwise the kernel
   *     refuses pidfds and it went by PID, right after the process was checked
   * @param unread what of its program could not be compared with what was seen, in words; empty
   *     where all could
   */
  record Sent(boolean pinned, String unread) implements SendResult {
    /** Through a pidfd, to the program that was seen. */
    public Sent() {
      this(true, "");
    }
  }

  /** The process is gone, or a zombie. */
  record Gone() implements SendResult {}

  /** The PID belongs to another process now. */
  record Replaced(ProcessId found) implements SendResult {}

  /** The kernel refuses: the process belongs to {@code owner}, we are {@code viewer}. */
  record Denied(Owner owner, Owner viewer) implements SendResult {}

  /** It was not tried, for the reason given: the signal would do harm or cannot be sent safely. */
  record Refused(String reason) implements SendResult {}
}
