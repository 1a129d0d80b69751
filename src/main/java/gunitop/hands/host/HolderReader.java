package gunitop.hands.host;

import gunitop.hands.Holder;
import gunitop.kernel.Answer;
import gunitop.kernel.KernelFiles;
import gunitop.kernel.StatFields;
import gunitop.kernel.StatusFields;
import gunitop.kernel.UserNames;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads who runs a program. For one thread at a time. */
final class HolderReader {
  private static final int STATUS_BYTES = 16 * 1024;
  private static final int ENVIRONMENT_BYTES = 64 * 1024;
  private static final int LONGEST_ADDRESS = 45;

  /** Shells, sudo, tmux: so many parents are asked where the SSH session comes from. */
  private static final int MOST_PARENTS = 8;

  /** {@code loginuid} of a process that belongs to no login. */
  private static final String UNSET = "4294967295";

  private final KernelFiles files;
  private final UserNames users = UserNames.ofThisHost();

  HolderReader(KernelFiles files) {
    this.files = files;
  }

  /** Who runs this process; what cannot be read is left out. */
  Holder read(int pid) {
    Optional<String> user = user(pid);
    StatFields stat = new StatFields();
    boolean seen = parse(pid, stat);
    return new Holder(
        OptionalInt.of(pid),
        user,
        login(pid).filter(name -> !user.equals(Optional.of(name))),
        seen ? Terminals.name((int) stat.number(Terminals.FIELD)) : Optional.empty(),
        seen ? from(pid, stat) : Optional.empty());
  }

  /** The start time in clock ticks, as in field 22 of its stat; 0 where it is gone. */
  long startTicks(int pid) {
    StatFields stat = new StatFields();
    return parse(pid, stat) && !stat.hasExited() ? stat.startTicks() : 0;
  }

  /** The effective user of a process; empty where it cannot be read. */
  OptionalInt uid(int pid) {
    Answer<byte[]> status = load(pid, "status", STATUS_BYTES);
    return status.isPresent() ? new StatusFields(status.get()).effectiveUid() : OptionalInt.empty();
  }

  private boolean parse(int pid, StatFields stat) {
    Answer<byte[]> line = load(pid, "stat", StatFields.LINE_BYTES);
    return line.isPresent() && stat.parse(line.get(), line.get().length);
  }

  private Optional<String> user(int pid) {
    OptionalInt uid = uid(pid);
    return uid.isPresent() ? Optional.of(users.of(uid.getAsInt())) : Optional.empty();
  }

  private Optional<String> login(int pid) {
    Answer<byte[]> answer = load(pid, "loginuid", 16);
    String digits = answer.isPresent() ? text(answer.get()).strip() : "";
    return digits.isEmpty() || digits.length() > 10 || digits.equals(UNSET)
        ? Optional.empty()
        : Optional.of(users.of(Integer.parseUnsignedInt(digits)));
  }

  /** Of the process or the nearest parent that says it: {@code sudo} takes it away. */
  private Optional<String> from(int pid, StatFields stat) {
    int at = pid;
    for (int i = 0; i < MOST_PARENTS && at > 1; i++) {
      Answer<byte[]> environment = load(at, "environ", ENVIRONMENT_BYTES);
      Optional<String> address =
          environment.isPresent() ? address(environment.get()) : Optional.empty();
      if (address.isPresent() || !parse(at, stat)) {
        return address;
      }
      at = (int) stat.number(4);
    }
    return Optional.empty();
  }

  /** The client's address in {@code SSH_CONNECTION}; empty where it does not look like one. */
  static Optional<String> address(byte[] environment) {
    String name = "SSH_CONNECTION=";
    for (String entry : text(environment).split("\0")) {
      if (entry.startsWith(name)) {
        String address = entry.substring(name.length()).split(" ", 2)[0];
        boolean looksLikeOne =
            !address.isEmpty()
                && address.length() <= LONGEST_ADDRESS
                && address
                    .chars()
                    .allMatch(c -> c < 128 && "0123456789abcdefABCDEF.:".indexOf(c) >= 0);
        return looksLikeOne ? Optional.of(address) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.US_ASCII);
  }

  private Answer<byte[]> load(int pid, String name, int most) {
    return files.load("/proc/" + pid + "/" + name, most);
  }
}
