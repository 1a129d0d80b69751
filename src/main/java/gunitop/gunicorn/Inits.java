package gunitop.gunicorn;

import gunitop.process.ProcessSample;
import java.util.List;

/** First processes: of this PID namespace, or of a container that we look into ({@code NSpid}). */
public final class Inits {
  private Inits() {}

  /** PID 1 here, or of a container that we look into. */
  public static boolean isFirst(ProcessSample process) {
    List<Integer> pids = process.traits().namespacePids().orElse(List.of());
    return process.pid() == 1 || pids.size() > 1 && pids.get(pids.size() - 1) == 1;
  }

  /** Whether it is a systemd, be it the host's, a container's or a user's. */
  public static boolean isSystemd(ProcessSample process) {
    return process.stat().name().equals("systemd");
  }
}
