package gunitop.report;

import gunitop.gunicorn.Generation;
import gunitop.gunicorn.GenerationRole;
import gunitop.process.Printable;
import gunitop.process.Reading;
import gunitop.upgrade.Alarm;
import gunitop.upgrade.Assessment;
import gunitop.upgrade.Finding;
import gunitop.upgrade.FindingCode;
import gunitop.upgrade.Serving;
import gunitop.upgrade.Stage;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What of an application is worth a line when it changes.
 *
 * @param stage where its upgrade stands
 * @param serving whether anybody answers
 * @param alarm what costs requests now
 * @param generations each of them, OLD first
 * @param findings what an operator must know, the gravest first
 */
public record ApplicationState(
    Stage stage,
    Serving serving,
    Alarm.Kind alarm,
    List<Counts> generations,
    List<FindingCode> findings) {

  /** Copies the lists. */
  public ApplicationState {
    generations = List.copyOf(generations);
    findings = List.copyOf(findings);
  }

  /**
   * A generation in figures.
   *
   * @param master its master's PID
   * @param desired how many workers it wants
   * @param ready how many of them are ready
   */
  public record Counts(
      GenerationRole role, int master, Reading<Integer> desired, Reading<Integer> ready) {

    private static Counts of(Generation generation) {
      return new Counts(
          generation.role(),
          generation.master().pid(),
          generation.desired().count(),
          ReadyCount.of(generation));
    }

    private String text() {
      return "%s %d: %s of %s ready".formatted(role, master, number(ready), number(desired));
    }

    private static String number(Reading<Integer> number) {
      return number.map(String::valueOf).orElse("?");
    }
  }

  /** The state of an application. */
  public static ApplicationState of(Assessment assessment) {
    return new ApplicationState(
        assessment.stage(),
        Serving.of(assessment.application()),
        assessment.alarm().kind(),
        assessment.application().generations().stream().map(Counts::of).toList(),
        assessment.findings().stream().map(Finding::code).distinct().toList());
  }

  /**
   * Whether this is worth a line after another one; null where none was told.
   *
   * @param hurried whether that one has just been told, so that a change of the counts can wait
   */
  public boolean differs(ApplicationState told, boolean hurried) {
    return told == null || !equals(told) && !(hurried && equals(told.counting(generations)));
  }

  private ApplicationState counting(List<Counts> now) {
    boolean same =
        masters().equals(new ApplicationState(stage, serving, alarm, now, findings).masters());
    return same ? new ApplicationState(stage, serving, alarm, now, findings) : this;
  }

  private List<Integer> masters() {
    return generations.stream().map(Counts::master).toList();
  }

  /** One line for people. */
  public String text(String name) {
    String counts = generations.stream().map(Counts::text).collect(Collectors.joining(", "));
    String found = findings.stream().map(Enum::name).collect(Collectors.joining(" "));
    return Printable.of(name)
        + ": "
        + stage
        + (alarm == Alarm.Kind.NONE ? "" : ", " + alarm.name().replace('_', ' '))
        + (serving == Serving.YES ? "" : ", serving: " + serving.name().toLowerCase(Locale.ROOT))
        + (counts.isEmpty() ? "" : ", " + counts)
        + (found.isEmpty() ? "" : "; " + found);
  }
}
