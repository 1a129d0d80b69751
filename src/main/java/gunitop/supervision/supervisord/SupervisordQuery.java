package gunitop.supervision.supervisord;

import gunitop.gunicorn.ProgramStatus;
import gunitop.gunicorn.SupervisordFacts;
import gunitop.process.CallResult;
import gunitop.process.Owner;
import gunitop.process.ProcessSample;
import gunitop.process.TypedCommand;
import gunitop.supervision.PinnedProcess;
import gunitop.trust.Checked;
import gunitop.trust.Who;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Asks a running supervisord, by its configuration and by {@code supervisorctl}. Its configuration
 * is read whoever it belongs to, as facts; nothing is run but on root's word or ours. Blocks.
 */
final class SupervisordQuery {
  private static final Duration DEADLINE = Duration.ofSeconds(5);
  private static final int MOST_REASONS = 2;

  private SupervisordQuery() {}

  static SupervisordFacts ask(ProcessSample supervisord) {
    SupervisordFiles files = SupervisordFiles.of(supervisord);
    Optional<String> main = files.main(supervisord);
    if (main.isEmpty()) {
      return trouble("the configuration of supervisord " + supervisord.pid() + " was not found");
    }
    Optional<String> objection =
        files.areContained() ? Optional.empty() : PinnedProcess.objection(supervisord.id());
    if (objection.isPresent()) {
      return new SupervisordFacts(
          typed(supervisord, List.of("-c", main.get())), List.of(), List.of(), objection.get());
    }
    Checked<SupervisordConfig> read = files.read(main.get());
    return read.value().isEmpty()
        ? new SupervisordFacts(
            typed(supervisord, List.of("-c", main.get())), List.of(), List.of(), read.sentence())
        : ask(supervisord, read.value().get(), files.areContained());
  }

  private static SupervisordFacts ask(
      ProcessSample supervisord, SupervisordConfig config, boolean contained) {
    List<String> troubles = new ArrayList<>();
    List<ProgramStatus> states = List.of();
    if (contained) {
      troubles.add("only inside its container can supervisord be asked");
    } else {
      CallResult status = status(supervisord, ControlAddress.of(config));
      states = StatusLines.parse(status.output());
      if (states.isEmpty()) {
        troubles.add(
            status instanceof CallResult.NotRun notRun
                ? notRun.reason()
                : "supervisorctl status: " + status.text());
      }
    }
    SupervisordConfig.Programs programs = config.programs();
    if (!programs.isWhole()) {
      troubles.add("not all of its programs were read (too many)");
    }
    if (!config.unread().isEmpty()) {
      troubles.add("not read: " + unread(config));
    }
    return new SupervisordFacts(
        typed(supervisord, address(config)),
        states,
        programs.settings(),
        String.join("; ", troubles));
  }

  private static CallResult status(ProcessSample supervisord, Checked<ControlAddress> address) {
    Checked<Supervisorctl> control = address.then(found -> Supervisorctl.of(supervisord, found));
    if (control.value().isEmpty()) {
      return new CallResult.NotRun(control.sentence());
    }
    try (Supervisorctl open = control.value().get()) {
      return open.run(DEADLINE, "status");
    }
  }

  /** Opens the way to a supervisord anew, from the files as they are now. */
  static Checked<Supervisorctl> control(ProcessSample supervisord) {
    SupervisordFiles files = SupervisordFiles.of(supervisord);
    Optional<String> main = files.areContained() ? Optional.empty() : files.main(supervisord);
    return main.isEmpty()
        ? new Checked.Absent<>("its configuration was not found on this host")
        : files
            .read(main.get())
            .then(ControlAddress::of)
            .then(address -> Supervisorctl.of(supervisord, address));
  }

  private static List<String> address(SupervisordConfig config) {
    boolean readsFile = config.parts().get(0).content().sections().containsKey("supervisorctl");
    return readsFile
        ? List.of("-c", config.parts().get(0).path())
        : ControlAddress.url(config).map(url -> List.of("-s", url)).orElse(List.of());
  }

  /** What somebody types to reach it; one of another user is reached with that user's rights. */
  private static List<String> typed(ProcessSample supervisord, List<String> address) {
    Owner owner = supervisord.traits().owner();
    Owner real = supervisord.traits().realOwner();
    Owner who = Who.isRootOrUs(real.uid()) ? owner : real;
    boolean contained = SupervisordFiles.of(supervisord).areContained();
    List<String> words = new ArrayList<>();
    if (!contained && !Who.isRootOrUs(who.uid())) {
      boolean named = TypedCommand.isName(who.name()) && !who.name().equals("" + who.uid());
      words.addAll(List.of("sudo", "-u", named ? who.name() : "#" + who.uid()));
    }
    words.add("supervisorctl");
    words.addAll(address);
    return words;
  }

  private static String unread(SupervisordConfig config) {
    List<String> all = config.unread().stream().distinct().toList();
    int more = all.size() - MOST_REASONS;
    return String.join("; ", all.subList(0, Math.min(all.size(), MOST_REASONS)))
        + (more > 0 ? "; and " + more + " more" : "");
  }

  private static SupervisordFacts trouble(String text) {
    return new SupervisordFacts(List.of(), List.of(), List.of(), text);
  }
}
