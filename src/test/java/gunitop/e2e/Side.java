package gunitop.e2e;

import gunitop.gunicorn.OwnerFacts;
import gunitop.ownership.OwnerQuery;
import gunitop.process.Focus;
import gunitop.process.ProcessId;
import gunitop.process.Signal;
import gunitop.process.Snapshot;
import gunitop.rehearsal.Stand.Kind;

/** A Gunicorn to be sent signals and to be looked at: a real one, or a simulated one. */
interface Side extends AutoCloseable {

  /** What is seen of its host now. */
  Snapshot look(Focus focus);

  /** What its owners say. */
  OwnerFacts owners(OwnerQuery query);

  /** Sends a signal. */
  void signal(Signal signal, ProcessId target);

  /** Puts code on disk that takes a second to import. */
  void put(Kind kind, double importSeconds);

  /** Lets a worker hang that is deaf to ABRT. */
  void hang();

  /** Lets a moment pass, on its clock. */
  void passes(double seconds);

  /** What the application's name begins with. */
  String name();

  @Override
  void close();
}
