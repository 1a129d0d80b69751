package gunitop.trust;

import gunitop.kernel.Answer;
import gunitop.kernel.FileCalls;
import gunitop.kernel.FileStatus;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The filesystems that a process sees, by device number ({@code proc_pid_mountinfo(5)}): what
 * {@code fstatfs(2)} would ask of a server, who may never answer, is known without.
 *
 * @param byDevice those that were read; a device that is missing is one of a part of an ordinary
 *     one (a btrfs subvolume, a layer of an overlay)
 */
record MountedFilesystems(Map<Long, Filesystem> byDevice) {
  /** The user whom a FUSE mount names as the one that serves it. */
  private static final String SERVED_BY = "user_id=";

  /** What the kernel itself makes up: reading there can wait for ever, or do something. */
  private static final Set<String> KERNELS_OWN =
      Set.of(
          "autofs",
          "binfmt_misc",
          "bpf",
          "cgroup",
          "cgroup2",
          "configfs",
          "debugfs",
          "devpts",
          "efivarfs",
          "fusectl",
          "mqueue",
          "nfsd",
          "nsfs",
          "proc",
          "pstore",
          "resctrl",
          "rpc_pipefs",
          "securityfs",
          "selinuxfs",
          "smackfs",
          "sysfs",
          "tracefs");

  /** What was read last: it is asked for often, and seldom another. */
  private record Last(byte[] table, MountedFilesystems parsed) {}

  private static final AtomicReference<Last> LAST =
      new AtomicReference<>(new Last(new byte[0], new MountedFilesystems(Map.of())));

  /**
   * One of them.
   *
   * @param type e.g. {@code ext4}
   * @param options of the superblock
   */
  record Filesystem(String type, String options) {}

  /** Those of this process. */
  static Answer<MountedFilesystems> ofSelf() {
    return of("self");
  }

  /** Those of another process. */
  static Answer<MountedFilesystems> of(int pid) {
    return of(String.valueOf(pid));
  }

  private static Answer<MountedFilesystems> of(String process) {
    Answer<byte[]> table =
        FileCalls.load("/proc/" + process + "/mountinfo", Budget.MOUNT_TABLE_BYTES);
    if (!table.isPresent()) {
      return Answer.failed(table.error());
    }
    Last before = LAST.get();
    if (!Arrays.equals(before.table(), table.get())) {
      before = new Last(table.get(), parse(new String(table.get(), StandardCharsets.UTF_8)));
      LAST.set(before);
    }
    return Answer.of(before.parsed());
  }

  /** Reads the table; a line that is none of its own is left out. */
  static MountedFilesystems parse(String mountinfo) {
    Map<Long, Filesystem> byDevice = new HashMap<>();
    for (String line : mountinfo.split("\n")) {
      int separator = line.indexOf(" - ");
      String[] left = line.split(" ", 4);
      String[] right = separator < 0 ? new String[0] : line.substring(separator + 3).split(" ");
      if (left.length == 4 && right.length >= 3) {
        device(left[2]).ifPresent(found -> byDevice.put(found, new Filesystem(right[0], right[2])));
      }
    }
    return new MountedFilesystems(byDevice);
  }

  private static Optional<Long> device(String numbers) {
    int colon = numbers.indexOf(':');
    try {
      return Optional.of(
          FileStatus.device(
              Integer.parseUnsignedInt(numbers.substring(0, Math.max(0, colon))),
              Integer.parseUnsignedInt(numbers.substring(colon + 1))));
    } catch (NumberFormatException noDevice) {
      return Optional.empty();
    }
  }

  /** Why nothing is to be opened on this device; empty where all is well. */
  Optional<String> objection(String path, long device) {
    Filesystem found = byDevice.get(device);
    if (found == null) {
      return Optional.empty();
    }
    if (KERNELS_OWN.contains(found.type())) {
      return Optional.of(path + " lies on " + found.type() + ", no ordinary filesystem");
    }
    boolean served = found.type().startsWith("fuse") || found.options().contains(SERVED_BY);
    return served && !server(found.options()).filter(Who::isRootOrUs).isPresent()
        ? Optional.of(
            "%s lies on a filesystem that %s serves (%s)"
                .formatted(
                    path,
                    server(found.options()).map(Who::user).orElse("somebody unknown"),
                    found.type()))
        : Optional.empty();
  }

  /** Whether what lies here is mounted only when it is asked for as a directory. */
  boolean isMountedOnDemand(long device) {
    Filesystem found = byDevice.get(device);
    return found != null && found.type().equals("autofs");
  }

  private static Optional<Integer> server(String options) {
    for (String option : options.split(",")) {
      if (option.startsWith(SERVED_BY)) {
        try {
          return Optional.of(Integer.parseUnsignedInt(option.substring(SERVED_BY.length())));
        } catch (NumberFormatException noUser) {
          return Optional.empty();
        }
      }
    }
    return Optional.empty();
  }
}
