package gunitop.probe;

/** Sends one request. */
public interface ProbeSource {
  /** One that sends nothing: on a simulated host nobody listens. */
  ProbeSource NOTHING = question -> ProbeReply.notSent("a simulated host has no listener");

  /** Sends one and waits for its answer, some seconds at most; never two at a time. */
  ProbeReply ask(ProbeQuestion question);
}
