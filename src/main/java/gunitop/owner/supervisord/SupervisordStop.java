package gunitop.owner.supervisord;

import gunitop.gunicorn.Container;
import gunitop.gunicorn.ProgramSettings;
import gunitop.gunicorn.ProgramStatus;
import gunitop.gunicorn.Supervisor;
import gunitop.gunicorn.SupervisordFacts;
import gunitop.process.TypedCommand;
import java.util.List;
import java.util.Optional;

/**
 * What {@code supervisorctl stop} would do to OLD and to NEW. supervisord sends the stop signal to
 * OLD, or with {@code stopasgroup} to its process group, which NEW shares; after {@code
 * stopwaitsecs} it sends KILL, with {@code killasgroup} to the group.
 *
 * @param words the program and its arguments; empty where it cannot be called
 * @param harm why it would do harm; empty where it would not
 * @param doubt what is not known about it, or what it costs; empty where there is nothing to say
 */
record SupervisordStop(List<String> words, Optional<String> harm, Optional<String> doubt) {

  private static final String UNTYPED =
      "the name of its program is in no command: it has others than letters, digits and _.:@-";

  /** Copies the list. */
  SupervisordStop {
    words = List.copyOf(words);
  }

  static SupervisordStop of(
      Supervisor owner, SupervisordFacts facts, int old, int gracefulSeconds) {
    Optional<ProgramStatus> status = facts.withPid(old);
    if (facts.control().isEmpty() || status.isEmpty()) {
      String reason =
          !facts.trouble().isEmpty()
              ? facts.trouble()
              : "supervisord " + owner.pid() + " does not list process " + old;
      return new SupervisordStop(List.of(), Optional.of(reason), Optional.empty());
    }
    if (!TypedCommand.isProgram(status.get().name())) {
      return new SupervisordStop(List.of(), Optional.of(UNTYPED), Optional.empty());
    }
    List<String> words =
        new TypedCommand(facts.control())
            .with(List.of("stop"))
            .withProgram(status.get().name())
            .words();
    Optional<ProgramSettings> settings = facts.settings(status.get().name());
    return settings
        .map(
            known ->
                new SupervisordStop(
                    words, harm(known, gracefulSeconds), cost(known, gracefulSeconds)))
        .orElseGet(
            () ->
                new SupervisordStop(
                    words,
                    Optional.empty(),
                    Optional.of(
                        "its settings were not found%s: with stopasgroup it would end NEW too"
                            .formatted(
                                facts.trouble().isEmpty() ? "" : " (" + facts.trouble() + ")"))));
  }

  /** The same for one in a container, as it is to be typed on this host. */
  static SupervisordStop inside(Supervisor owner, SupervisordFacts facts, int gracefulSeconds) {
    Optional<ProgramSettings> settings = facts.settings(owner.name());
    return new SupervisordStop(
        typed(owner, facts).words(),
        settings.flatMap(known -> harm(known, gracefulSeconds)),
        settings.isEmpty()
            ? Optional.of("unless stopasgroup is set: its settings were not found")
            : cost(settings.get(), gracefulSeconds));
  }

  /** The call as it is to be typed on this host, with what enters the container before it. */
  static TypedCommand typed(Supervisor owner, SupervisordFacts facts) {
    return typed(owner, facts, "stop");
  }

  /** The same for another of its actions. */
  static TypedCommand typed(Supervisor owner, SupervisordFacts facts, String action) {
    return owner
        .container()
        .flatMap(Container::entry)
        .orElse(TypedCommand.of())
        .with(facts.control().isEmpty() ? List.of("supervisorctl") : facts.control())
        .with(List.of(action))
        .withProgram(owner.name());
  }

  /** Whether the operator may be offered it. */
  boolean isOffered() {
    return !words.isEmpty() && harm.isEmpty();
  }

  private static Optional<String> harm(ProgramSettings settings, int gracefulSeconds) {
    if (settings.stopAsGroup()) {
      return Optional.of(
          "stopasgroup=true (" + settings.source() + "): supervisorctl stop would end NEW too");
    }
    return settings.killAsGroup() && settings.stopWaitSeconds() <= gracefulSeconds
        ? Optional.of(
            "killasgroup=true (%s): supervisorctl stop would KILL NEW too if OLD took longer than stopwaitsecs=%s"
                .formatted(settings.source(), settings.stopWaitSeconds()))
        : Optional.empty();
  }

  private static Optional<String> cost(ProgramSettings settings, int gracefulSeconds) {
    if (!settings.stopSignal().equals("TERM")) {
      return Optional.of(
          "stopsignal=%s: OLD does not let its requests finish".formatted(settings.stopSignal()));
    }
    return settings.stopWaitSeconds() <= gracefulSeconds
        ? Optional.of(
            "after %s s supervisord kills the master; its workers may still be answering"
                .formatted(settings.stopWaitSeconds()))
        : Optional.empty();
  }
}
