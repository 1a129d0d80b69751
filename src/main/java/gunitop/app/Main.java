package gunitop.app;

import gunitop.gunicorn.OwnerFacts;
import gunitop.kernel.KernelAccess;
import gunitop.kernel.QuitSignal;
import gunitop.kernel.Self;
import gunitop.rehearsal.Rehearsal;
import gunitop.sampling.ProcSampler;
import gunitop.sampling.Sampler;
import gunitop.sampling.proc.HiddenProcesses;
import gunitop.supervision.LiveOwners;
import gunitop.supervision.control.LiveControl;
import gunitop.ui.Msg;
import gunitop.ui.terminal.OperatorTerminal;
import gunitop.ui.terminal.TerminalOpener;
import gunitop.upgrade.Assessment;
import gunitop.upgrade.Review;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;

/** Where the program starts. */
public final class Main {
  /** As a shell says it, and as the JVM ends by SIGTERM (143) and SIGHUP (129). */
  private static final int BY_SIGQUIT = 128 + 3;

  private Main() {}

  /** Reads the command line, runs, and ends with an {@link ExitCode}. */
  public static void main(String[] arguments) {
    Crash.expected();
    System.exit(start(arguments));
  }

  private static int start(String... arguments) {
    Invocation invocation = CommandLineReader.read(arguments);
    if (invocation instanceof Invocation.Run run) {
      return run(run.options(), OperatorTerminal::open);
    }
    if (invocation instanceof Invocation.Inform inform) {
      return printed(inform.text(), ExitCode.FINE);
    }
    System.err.println(((Invocation.Misuse) invocation).line());
    return ExitCode.USAGE;
  }

  /** This exit code, if the text could be written. */
  private static int printed(String text, int exitCode) {
    Optional<String> fault = StandardOutput.print(text);
    fault.ifPresent(reason -> System.err.println("gunitop: cannot write its output: " + reason));
    return fault.isPresent() ? ExitCode.INTERNAL_ERROR : exitCode;
  }

  /** Does what the options ask for; a screen on a terminal that is opened so. */
  static int run(Options options, TerminalOpener terminals) {
    Optional<String> refusal = KernelAccess.refusal();
    if (refusal.isEmpty()) {
      // A way out like SIGTERM, for which the JVM itself does the same.
      QuitSignal.on(() -> System.exit(BY_SIGQUIT));
    }
    Optional<String> lesson = options.practice().flatMap(RehearsalRequest::lesson);
    if (lesson.isPresent()) {
      // Needs nothing of this host: neither /proc nor a native library.
      Rehearsal rehearsal =
          SimulatedHostAccess.lesson(lesson.get(), options.practice().get().speed());
      try (HostAccess world = SimulatedHostAccess.of(rehearsal)) {
        return new Session(options, world, terminals).run(OptionalInt.of(rehearsal.master()));
      }
    }
    if (refusal.isPresent()) {
      System.err.println("gunitop: " + refusal.get());
      return ExitCode.INTERNAL_ERROR;
    }
    refusal = HiddenProcesses.refusal();
    if (refusal.isPresent()) {
      System.err.println("gunitop: " + refusal.get());
      return ExitCode.INTERNAL_ERROR;
    }
    if (options.practice().isPresent()) {
      return rehearse(options, terminals, options.practice().get());
    }
    Optional<RequestedUser> user = options.user().map(RequestedUser::of);
    if (user.isPresent() && user.get().uid().isEmpty()) {
      System.err.println("gunitop: " + user.get().refusal());
      return ExitCode.USAGE;
    }
    OptionalInt pid = options.pid();
    if (options.pidfile().isPresent()) {
      NamedPidfile named = NamedPidfile.read(options.pidfile().get(), Self::exists);
      if (named instanceof NamedPidfile.Useless useless) {
        System.err.println("gunitop: " + useless.line());
        return ExitCode.NO_GUNICORN;
      }
      pid = OptionalInt.of(((NamedPidfile.Names) named).pid());
    }
    if (options.command().isPresent()) {
      return answered(options.command().get(), options, pid);
    }
    if (!options.once()) {
      try (HostAccess world = RealHostAccess.open()) {
        return new Session(options.of(user.map(RequestedUser::name)), world, terminals).run(pid);
      }
    }
    try (Sampler sampler = ProcSampler.ofThisHost()) {
      return printed(new Once(sampler).answer(pid, user, options.json(), options.probe()));
    }
  }

  private static int answered(CommandRequest request, Options options, OptionalInt pid) {
    if (request.command() == Subcommand.CHECK) {
      try (Sampler sampler = ProcSampler.ofThisHost()) {
        return printed(new Checking(sampler).answer(pid, options.json()));
      }
    }
    if (request.command() == Subcommand.REPORT) {
      return printed(
          new Reporting(options.journal(), System.getenv(), request.report()).answer(pid));
    }
    try (HostAccess world = RealHostAccess.open()) {
      return switch (request.command()) {
        case CHECK, REPORT -> throw new IllegalStateException("answered above");
        case STEP ->
            new Stepping(
                    world, options.readOnly(), options.json(), options.journal(), options.probe())
                .run(request, pid);
        case WAIT -> new Waiting(world).run(request, pid);
        case WATCH -> new Watching(world, options.json()).run(pid);
      };
    }
  }

  private static int printed(Once.Answer answer) {
    if (answer.refusal().isPresent()) {
      System.err.println("gunitop: " + answer.refusal().get());
    }
    return printed(answer.text(), answer.exitCode());
  }

  /** Looks at the real application once; from then on only at the copy. */
  private static int rehearse(
      Options options, TerminalOpener terminals, RehearsalRequest practice) {
    int pid = practice.pid().getAsInt();
    Background background =
        new Background(
            message -> {
              if (message instanceof Msg.SourceReported report) {
                report.trouble().ifPresent(what -> System.err.println("gunitop: " + what));
              }
            });
    LiveOwners owners = KnownOwner.live();
    Review review = lookOnce(owners, background);
    Optional<Assessment> found = Target.of(pid, review);
    Optional<Target.Refused> refusal =
        found
            .filter(one -> one.application().newGeneration().isPresent())
            .map(
                one ->
                    new Target.Refused(
                        "an upgrade of " + pid + " is under way: nothing to rehearse now",
                        ExitCode.NO_GUNICORN))
            .or(() -> Target.refusal(pid, review));
    if (refusal.isPresent()) {
      System.err.println("gunitop: " + refusal.get().line());
      return refusal.get().exitCode();
    }
    AtomicReference<OwnerFacts> facts = new AtomicReference<>(OwnerFacts.NONE);
    background.run(OwnersLoop.SOURCE, () -> facts.set(owners.ask(review.owners())));
    Rehearsal rehearsal =
        Rehearsal.copy(
            review.snapshot(),
            found.orElseThrow().application(),
            facts.get(),
            practice.speed(),
            System::nanoTime);
    try (HostAccess world = SimulatedHostAccess.of(rehearsal)) {
      return new Session(options, world, terminals).run(OptionalInt.of(rehearsal.master()));
    }
  }

  private static Review lookOnce(LiveOwners owners, Background background) {
    try (Sampler sampler = ProcSampler.ofThisHost()) {
      return Once.look(sampler, owners, new LiveControl(), background);
    }
  }
}
