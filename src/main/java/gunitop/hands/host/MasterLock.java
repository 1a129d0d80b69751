package gunitop.hands.host;

import gunitop.hands.Holder;
import gunitop.kernel.Answer;
import gunitop.kernel.Errno;
import gunitop.kernel.KernelFiles;
import gunitop.kernel.LockedFile;
import gunitop.process.ProcessId;
import java.util.OptionalInt;

/**
 * The lock on one master. {@code /proc/PID/environ} has mode 0400 and is opened only by whom {@code
 * ptrace_may_access} lets read the master ({@code fs/proc/base.c}); a process that gets the PID
 * later has another inode there.
 */
final class MasterLock {
  private static final int TABLE_BYTES = 1024 * 1024;

  private MasterLock() {}

  /** What came of trying. */
  sealed interface Attempt {
    /** It is ours as long as the file is open. */
    record Locked(LockedFile file) implements Attempt {}

    /** Another program has it. */
    record Held(Holder holder) implements Attempt {}

    /** The master has exited: there is nothing to hold. */
    record Gone() implements Attempt {}

    /** It cannot be known. */
    record Unknown(String reason) implements Attempt {}
  }

  static Attempt attempt(ProcessId master, KernelFiles files, HolderReader reader) {
    if (reader.startTicks(master.pid()) != master.startTicks()) {
      return new Attempt.Gone();
    }
    String path = "/proc/" + master.pid() + "/environ";
    Answer<LockedFile> opened = LockedFile.open(files, path);
    if (!opened.isPresent()) {
      return opened.error() == Errno.ENOENT || opened.error() == Errno.ESRCH
          ? new Attempt.Gone()
          : new Attempt.Unknown(path + " cannot be opened: " + Errno.text(opened.error()));
    }
    LockedFile file = opened.get();
    Attempt attempt = locked(file, path, files, reader);
    boolean keeps = attempt instanceof Attempt.Locked;
    // The PID may have been reused between the look and the opening.
    if (keeps && reader.startTicks(master.pid()) != master.startTicks()) {
      keeps = false;
      attempt = new Attempt.Gone();
    }
    if (!keeps) {
      file.close();
    }
    return attempt;
  }

  private static Attempt locked(
      LockedFile file, String path, KernelFiles files, HolderReader reader) {
    int error = file.tryLock();
    if (error == 0) {
      return new Attempt.Locked(file);
    }
    if (error != Errno.EAGAIN) {
      return new Attempt.Unknown(path + " cannot be locked: " + Errno.text(error));
    }
    OptionalInt holder = holder(file, files);
    if (holder.isEmpty() && file.tryLock() == 0) {
      return new Attempt.Locked(file);
    }
    return new Attempt.Held(holder.isPresent() ? reader.read(holder.getAsInt()) : Holder.UNSEEN);
  }

  private static OptionalInt holder(LockedFile file, KernelFiles files) {
    Answer<byte[]> table = files.load("/proc/locks", TABLE_BYTES);
    return table.isPresent() ? LockTable.holder(table.get(), file.status()) : OptionalInt.empty();
  }
}
