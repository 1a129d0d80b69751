package gunitop.ownership;

import gunitop.process.ProcessSample;
import java.util.Optional;

/**
 * Whether the first process of a PID namespace adopted a child, or started it itself. A child that
 * it started is in its session or has made one of its own ({@code setsid(2)}), and is in its
 * process group or leads one ({@code setpgid(2)}); whoever is in the session or group of somebody
 * else was started by that one.
 */
final class Adoption {
  private Adoption() {}

  /**
   * Whether the child was surely adopted.
   *
   * @param first the first process; empty where it cannot be seen
   */
  static boolean isProved(ProcessSample child, Optional<ProcessSample> first) {
    int session = child.stat().session();
    int group = child.stat().processGroup();
    int own = child.pid();
    boolean forkedTwice = group == session && session != own && session != 0;
    if (first.isEmpty()) {
      return forkedTwice && session != 1;
    }
    int firstSession = first.get().stat().session();
    int firstGroup = first.get().stat().processGroup();
    boolean othersSession = session != own && session != firstSession;
    boolean othersGroup = group != own && group != firstGroup;
    return othersSession || othersGroup;
  }
}
