package gunitop.gunicorn;

import gunitop.process.ImageLayout;
import gunitop.process.ProcessSample;
import gunitop.process.Reading;
import gunitop.process.Snapshot;

/**
 * Whose program image a process runs. {@code fork(2)} keeps the addresses of the image, {@code
 * execve(2)} draws new ones.
 */
final class ForkedImage {
  private ForkedImage() {}

  /** Whether two processes run one image, as far as both are known: one is a fork of the other. */
  static boolean isShared(ProcessSample one, ProcessSample other) {
    Reading<ImageLayout> layout = one.stat().layout();
    return layout.isKnown() && layout.equals(other.stat().layout());
  }

  /** Whether a child was forked from its parent, a master, and has executed nothing since. */
  static boolean isForkOf(
      ProcessSample child, ProcessSample master, Snapshot snapshot, History history) {
    return child.stat().layout().isKnown() && master.stat().layout().isKnown()
        ? isShared(child, master)
        : !history.isKnownMaster(child.id()) && looksForked(child, snapshot)
            || history.wasWorker(child.id());
  }

  /**
   * Where the layout is hidden from us: a fork keeps handlers that an exec loses. Only a NEW master
   * catches everything again; it is known by its children, and stays one as they leave it.
   */
  private static boolean looksForked(ProcessSample child, Snapshot snapshot) {
    return Handlers.cameWithAFork(child)
        && (!Handlers.areAMasters(child) || snapshot.childrenOf(child.pid()).isEmpty());
  }
}
