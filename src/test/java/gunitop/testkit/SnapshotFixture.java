package gunitop.testkit;

import gunitop.process.FileReading;
import gunitop.process.Listener;
import gunitop.process.Owner;
import gunitop.process.ProcessSample;
import gunitop.process.Reading;
import gunitop.process.Snapshot;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Builds a snapshot. */
public final class SnapshotFixture {
  private final Map<Integer, ProcessSample> processes = new HashMap<>();
  private final Map<Long, Listener> listeners = new HashMap<>();
  private final Map<String, FileReading> files = new HashMap<>();
  private Owner viewer = new Owner(0, "root");
  private long laterNanos;

  private SnapshotFixture() {}

  /** At {@link Clock#NANOS}, seen by root, with nothing in it. */
  public static SnapshotFixture snapshot() {
    return new SnapshotFixture();
  }

  /** With these processes. */
  public SnapshotFixture with(ProcessSample... samples) {
    for (ProcessSample sample : samples) {
      processes.put(sample.pid(), sample);
    }
    return this;
  }

  /** With these processes. */
  public SnapshotFixture with(Collection<ProcessSample> samples) {
    samples.forEach(sample -> processes.put(sample.pid(), sample));
    return this;
  }

  /** With a listener. */
  public SnapshotFixture with(Listener listener) {
    listeners.put(listener.inode(), listener);
    return this;
  }

  /** With a file that holds this text. */
  public SnapshotFixture file(String path, String text) {
    files.put(path, new FileReading(Reading.known(text), Reading.known(1L)));
    return this;
  }

  /** Seen by another user. */
  public SnapshotFixture viewer(int uid, String name) {
    viewer = new Owner(uid, name);
    return this;
  }

  /** So many seconds after {@link Clock#NANOS}. */
  public SnapshotFixture later(double seconds) {
    laterNanos = Math.round(seconds * 1e9);
    return this;
  }

  /** The snapshot. */
  public Snapshot build() {
    return new Snapshot(
        Clock.TIME.plusNanos(laterNanos),
        Clock.NANOS + laterNanos,
        Clock.HOST,
        viewer,
        processes,
        listeners,
        files);
  }
}
