package gunitop.journal;

import gunitop.process.ProcessId;
import gunitop.process.Reading;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The members of a JSON object, in their order; immutable. A value is a text, a {@link Long}, a
 * {@link Double}, a {@link Boolean}, null (not known), other members, or a list of these. Whoever
 * reads takes a member of another type for one that is not there: a later version may have added
 * it.
 */
public record Members(Map<String, Object> values) {
  /** None. */
  public static final Members NONE = new Members(Map.of());

  /** Keeps the map from changes. */
  public Members {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** With one more. */
  public Members with(String name, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(values);
    more.put(name, value instanceof Integer number ? Long.valueOf(number) : value);
    return new Members(more);
  }

  /** With these behind them. */
  public Members with(Members others) {
    Map<String, Object> more = new LinkedHashMap<>(values);
    more.putAll(others.values);
    return new Members(more);
  }

  /** With a number that may not be known. */
  public Members with(String name, Reading<Integer> number) {
    return with(name, number.map(Integer::longValue).orElse(null));
  }

  /** With a process; null where there is none. */
  public Members with(String name, Optional<ProcessId> process) {
    return with(name, process.map(Members::of).orElse(null));
  }

  /** With processes. */
  public Members with(String name, Collection<ProcessId> processes) {
    return with(name, (Object) processes.stream().map(Members::of).toList());
  }

  /** A process by its PID and its start time in clock ticks after boot. */
  static Members of(ProcessId process) {
    return NONE.with("pid", process.pid()).with("startTicks", process.startTicks());
  }

  /** A text. */
  public Optional<String> text(String name) {
    return values.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  /** A whole number. */
  public OptionalLong number(String name) {
    return values.get(name) instanceof Long number ? OptionalLong.of(number) : OptionalLong.empty();
  }

  /** A count that may not be known. */
  public Reading<Integer> count(String name) {
    return values.get(name) instanceof Long number && Math.abs(number) <= Integer.MAX_VALUE
        ? Reading.known(number.intValue())
        : Reading.notRead();
  }

  /** Whether a truth value is there and true. */
  public boolean flag(String name) {
    return Boolean.TRUE.equals(values.get(name));
  }

  /** Other members. */
  public Optional<Members> object(String name) {
    return values.get(name) instanceof Members members ? Optional.of(members) : Optional.empty();
  }

  /** The members in a list; what else it holds is left out. */
  public List<Members> objects(String name) {
    return values.get(name) instanceof List<?> list
        ? list.stream().filter(Members.class::isInstance).map(Members.class::cast).toList()
        : List.of();
  }

  /** The texts in a list; what else it holds is left out. */
  public List<String> texts(String name) {
    return values.get(name) instanceof List<?> list
        ? list.stream().filter(String.class::isInstance).map(String.class::cast).toList()
        : List.of();
  }

  /** A process of this boot. */
  public Optional<ProcessId> process(String name, String bootId) {
    return object(name).flatMap(members -> members.process(bootId));
  }

  /** Processes of this boot. */
  public List<ProcessId> processes(String name, String bootId) {
    return objects(name).stream()
        .map(members -> members.process(bootId))
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<ProcessId> process(String bootId) {
    Reading<Integer> pid = count("pid");
    OptionalLong start = number("startTicks");
    return pid.isKnown() && pid.get() > 0 && start.isPresent()
        ? Optional.of(new ProcessId(pid.get(), start.getAsLong(), bootId))
        : Optional.empty();
  }
}
