package gunitop.sampling.proc;

import gunitop.kernel.Answer;
import gunitop.kernel.Errno;
import gunitop.kernel.KernelFiles;
import gunitop.kernel.Pidfd;
import gunitop.kernel.Self;
import gunitop.process.Host;
import gunitop.process.Pinning;
import java.nio.charset.StandardCharsets;

/** The host that we run on; the same value as long as nothing about it changes. */
final class LiveHost {
  /** A suspended host's clocks drift apart; less than this is the noise of reading two of them. */
  private static final long NOISE_NANOS = 2_000_000;

  private final KernelFiles files;
  private Host host;
  private boolean sure;

  LiveHost(KernelFiles files) {
    this.files = files;
    this.host =
        new Host(
            line("/proc/sys/kernel/hostname"),
            line("/proc/sys/kernel/random/boot_id"),
            Self.ticksPerSecond(),
            Self.processors(),
            Self.bootMonotonicNanos(),
            pinning(),
            hidden());
  }

  /** Asked again where the answer may have been for want of something. */
  private String hidden() {
    files.forgetTrouble();
    String reason = HiddenProcesses.reason(files);
    sure = files.trouble() == 0;
    return reason;
  }

  private static Pinning pinning() {
    return switch (Pidfd.obstacle()) {
      case Errno.ENOSYS -> Pinning.UNKNOWN_TO_KERNEL;
      case Errno.EPERM, Errno.EACCES -> Pinning.FORBIDDEN;
      default -> Pinning.PIDFD;
    };
  }

  Host now() {
    if (!sure) {
      host = host.hiding(hidden());
    }
    long boot = Self.bootMonotonicNanos();
    if (Math.abs(boot - host.bootMonotonicNanos()) > NOISE_NANOS) {
      host =
          new Host(
              host.name(),
              host.bootId(),
              host.ticksPerSecond(),
              Self.processors(),
              boot,
              host.pinning(),
              host.hidden());
    }
    return host;
  }

  private String line(String path) {
    Answer<byte[]> content = files.load(path, 256);
    return content.isPresent() ? new String(content.get(), StandardCharsets.UTF_8).strip() : "";
  }
}
