package gunitop.sampling;

import gunitop.kernel.StatFields;
import gunitop.process.ImageLayout;
import gunitop.process.ProcessId;

/**
 * A process that does not stand in the snapshot: as little of it as tells whether it should.
 * Mutable, and seen by one thread only.
 */
final class Bystander {
  private static final int PARENT = 4;
  private static final int USER_TICKS = 14;
  private static final int SYSTEM_TICKS = 15;
  private static final int START_STACK = 28;

  final ProcessId id;
  int parent;
  boolean catches;

  /** Not before it is this old is it looked at again, while it is fresh. */
  double nextLookSeconds;

  private long used = -1;
  private boolean kernelThread;
  private boolean moved = true;

  Bystander(ProcessId id) {
    this.id = id;
  }

  /** One of which more is known; {@code catches} tells whether it has the handlers asked for. */
  static Bystander of(KnownProcess process, boolean catches) {
    Bystander bystander = new Bystander(process.id);
    bystander.parent = process.stat().parent();
    bystander.kernelThread = process.isKernelThread();
    bystander.used =
        used(
            process.stat().cpuTicks(),
            process.stat().layout().map(ImageLayout::startStack).orElse(0L));
    bystander.moved = process.traits() == null;
    bystander.catches = catches;
    return bystander;
  }

  private static long used(long ticks, long startStack) {
    return 31 * startStack + ticks;
  }

  /** Takes in what its stat says now. */
  void take(StatFields fields) {
    parent = (int) fields.number(PARENT);
    kernelThread = fields.isKernelThread();
    long ticks = fields.number(USER_TICKS) + fields.number(SYSTEM_TICKS);
    long now = used(ticks, fields.number(START_STACK));
    moved |= now != used;
    used = now;
  }

  boolean isKernelThread() {
    return kernelThread;
  }

  /** Whether it has used the CPU, or executed a program, since its handlers were read. */
  boolean mayHaveNewHandlers() {
    return moved && !kernelThread;
  }

  void handlersRead(boolean caught) {
    catches = caught;
    moved = false;
  }
}
