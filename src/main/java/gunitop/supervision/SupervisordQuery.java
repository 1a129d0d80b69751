package gunitop.supervision;

import gunitop.gunicorn.ProgramStatus;
import gunitop.gunicorn.SupervisordFacts;
import gunitop.process.CallResult;
import gunitop.process.Owner;
import gunitop.process.ProcessSample;
import gunitop.process.TypedCommand;
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
    Checked<SupervisordConfig> read = files.read(main.get());
    if (read.value().isEmpty()) {
      return trouble(read.sentence());
    }
    SupervisordConfig config = read.value().get();
    SupervisordConfig.Programs programs = config.programs();
    List<String> typed = typed(supervisord, main.get(), config);
    List<String> troubles = new ArrayList<>();
    List<ProgramStatus> states = List.of();
    if (files.areContained()) {
      troubles.add("only inside its container can supervisord be asked");
    } else {
      Checked<ControlAddress> address = ControlAddress.of(config);
      CallResult status = status(supervisord, address);
      states = StatusLines.parse(status.output());
      if (states.isEmpty()) {
        troubles.add(
            status instanceof CallResult.NotRun notRun
                ? notRun.reason()
                : "supervisorctl status: " + status.text());
      }
    }
    if (!programs.isWhole()) {
      troubles.add("not all of its programs were read (too many)");
    }
    if (!config.unread().isEmpty()) {
      troubles.add("not read: " + unread(config));
    }
    return new SupervisordFacts(typed, states, programs.settings(), String.join("; ", troubles));
  }

  private static CallResult status(ProcessSample supervisord, Checked<ControlAddress> address) {
    Optional<String> objection = PinnedProcess.objection(supervisord.id());
    if (objection.isPresent()) {
      return new CallResult.NotRun(objection.get());
    }
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

  /** What somebody types to reach it; one of another user is reached with that user's rights. */
  private static List<String> typed(
      ProcessSample supervisord, String main, SupervisordConfig config) {
    Owner owner = supervisord.traits().owner();
    Owner real = supervisord.traits().realOwner();
    Owner foreign = Who.isRootOrUs(real.uid()) ? owner : real;
    boolean contained = SupervisordFiles.of(supervisord).areContained();
    List<String> words = new ArrayList<>();
    if (!contained && !Who.isRootOrUs(foreign.uid())) {
      words.addAll(
          List.of(
              "sudo",
              "-u",
              TypedCommand.isName(foreign.name()) ? foreign.name() : "#" + foreign.uid()));
    }
    words.add("supervisorctl");
    boolean readsFile = config.parts().get(0).content().sections().containsKey("supervisorctl");
    words.addAll(
        readsFile
            ? List.of("-c", main)
            : ControlAddress.url(config).map(url -> List.of("-s", url)).orElse(List.of()));
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
