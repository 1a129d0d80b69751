package gunitop.journal;

import gunitop.upgrade.Finding;
import gunitop.upgrade.FindingCode;
import gunitop.upgrade.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which findings have come and gone; one whose words alone have changed has done neither. */
final class FindingChange {
  private FindingChange() {}

  static List<Entry> entries(List<Finding> before, List<Finding> after, Instant time) {
    List<Entry> entries = new ArrayList<>();
    after.stream()
        .filter(one -> isMissing(one, before))
        .forEach(one -> entries.add(entry(one, true, time)));
    before.stream()
        .filter(one -> isMissing(one, after))
        .forEach(one -> entries.add(entry(one, false, time)));
    return entries;
  }

  private static boolean isMissing(Finding finding, List<Finding> among) {
    return among.stream()
        .noneMatch(one -> one.code() == finding.code() && one.severity() == finding.severity());
  }

  /** Brings one more line into what there is to know. */
  static void take(List<Finding> findings, Members members) {
    Optional<Severity> severity = named(Severity.values(), members.text("severity"));
    Optional<FindingCode> code = named(FindingCode.values(), members.text("code"));
    if (severity.isEmpty() || code.isEmpty()) {
      return;
    }
    String message = members.text("message").orElse("");
    Finding told = new Finding(severity.get(), code.get(), message, "", Set.of());
    findings.removeIf(one -> !isMissing(one, List.of(told)));
    if (members.flag("came")) {
      findings.add(told);
    }
  }

  private static <T extends Enum<T>> Optional<T> named(T[] values, Optional<String> name) {
    return Arrays.stream(values).filter(one -> one.name().equals(name.orElse(""))).findFirst();
  }

  private static Entry entry(Finding finding, boolean came, Instant time) {
    return new Entry(
        time,
        Entry.Kind.FINDING,
        Members.NONE
            .with("came", came)
            .with("severity", finding.severity().name())
            .with("code", finding.code().name())
            .with("message", finding.message()));
  }
}
