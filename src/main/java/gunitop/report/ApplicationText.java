package gunitop.report;

import gunitop.gunicorn.Application;
import gunitop.gunicorn.Generation;
import gunitop.gunicorn.Supervisor;
import gunitop.gunicorn.Worker;
import gunitop.gunicorn.WorkerState;
import gunitop.holdings.HoldingsKnowledge;
import gunitop.holdings.HoldingsText;
import gunitop.probe.ProbeKnowledge;
import gunitop.probe.ProbeText;
import gunitop.process.Listener;
import gunitop.process.Printable;
import gunitop.process.ProcessSample;
import gunitop.process.Reading;
import gunitop.process.Snapshot;
import gunitop.release.CodeKnowledge;
import gunitop.release.CodeText;
import gunitop.upgrade.Advice;
import gunitop.upgrade.Assessment;
import gunitop.upgrade.Command;
import gunitop.upgrade.Confirmation;
import gunitop.upgrade.Finding;
import gunitop.upgrade.StepOffer;
import java.util.List;
import java.util.Locale;

/** Writes one application into a {@link TextReport}. */
final class ApplicationText {
  /** Stands for what cannot be read. */
  private static final String UNKNOWN = "?";

  /** Stands for what does not apply: a worker that boots has not beaten. */
  private static final String NOTHING = "-";

  private final StringBuilder text;
  private final Snapshot snapshot;
  private final CodeKnowledge code;
  private final HoldingsKnowledge holdings;
  private final ProbeKnowledge probe;

  ApplicationText(StringBuilder text, Snapshot snapshot, List<Advice> advice) {
    this.text = text;
    this.snapshot = snapshot;
    this.code = CodeKnowledge.in(advice);
    this.holdings = HoldingsKnowledge.in(advice);
    this.probe = ProbeKnowledge.in(advice);
  }

  void write(Assessment assessment) {
    Application application = assessment.application();
    line("", application.name(), "   ", assessment.stage().name());
    if (assessment.alarm().isRaised()) {
      line("  ", assessment.alarm().text(snapshot.monotonicNanos()));
    }
    line("  ", assessment.judgement().reason());
    for (Listener listener : application.listeners()) {
      line(
          "  listener ",
          listener.address(),
          "   backlog ",
          number(listener.backlog()),
          "/",
          number(listener.limit()));
    }
    line(
        "  supervisor ",
        name(application.supervisor()),
        "   at OLD's end: ",
        consequence(application.supervisor()),
        "   daemonized ",
        lower(application.daemonization().verdict()),
        "   preload ",
        lower(application.preload().verdict()));
    code.of(application, snapshot)
        .map(found -> CodeText.parts(found, snapshot.time()))
        .filter(parts -> !parts.isEmpty())
        .ifPresent(parts -> line("  ", String.join("   ", parts)));
    String servers = String.join("   ", HoldingsText.perServer(application, holdings, snapshot));
    line("  outbound ", servers);
    if (probe.concerns(application)) {
      line("  probe ", String.join("   ", ProbeText.answers(application, probe, 'x')));
    }
    application.generations().forEach(this::write);
    if (!assessment.findings().isEmpty()) {
      text.append("\n  findings\n");
      assessment.findings().forEach(this::write);
    }
    if (!assessment.offers().isEmpty()) {
      text.append("\n  offers\n");
      Table offers = new Table("    ", "LLLLL");
      assessment.offers().forEach(offer -> write(offers, offer));
      offers.appendTo(text);
    }
  }

  private void write(Generation generation) {
    text.append('\n');
    line(
        "  ",
        generation.role().name(),
        " master ",
        String.valueOf(generation.master().pid()),
        "   ",
        lower(generation.state()),
        "   ",
        number(ReadyCount.of(generation)),
        "/",
        number(generation.desired().count()),
        " ready   up ",
        Amount.duration(snapshot.ageSeconds(generation.master().id())));
    if (generation.workers().isEmpty()) {
      text.append("    no workers\n");
      return;
    }
    Table workers = new Table("    ", "RLRRRRR");
    workers.row("PID", "STATE", "BEAT", "CONN", "RSS", "PSS", "AGE");
    generation.workers().forEach(worker -> write(workers, worker));
    workers.appendTo(text);
  }

  private void write(Table table, Worker worker) {
    ProcessSample process = worker.process();
    table.row(
        String.valueOf(process.pid()),
        lower(worker.state()),
        worker
            .heartbeatAgeSeconds()
            .map(Amount::duration)
            .orElse(worker.state() == WorkerState.UNKNOWN ? UNKNOWN : NOTHING),
        number(process.connections()),
        Amount.bytes(process.stat().residentBytes()),
        process.pssBytes().map(Amount::bytes).orElse(UNKNOWN),
        Amount.duration(snapshot.ageSeconds(process.id())));
  }

  private void write(Finding finding) {
    line("    ", lower(finding.severity()), " ", finding.code().name(), ": ", finding.message());
    if (!finding.remedy().isEmpty()) {
      line("      ", finding.remedy());
    }
  }

  private static void write(Table table, StepOffer offer) {
    String answer = offer.allowed() ? "yes" : "no";
    if (offer.allowed() && offer.confirmation() == Confirmation.YES) {
      answer = "asks y";
    } else if (offer.allowed() && offer.confirmation() == Confirmation.TYPE) {
      answer = "asks for the word";
    }
    table.row(
        String.valueOf(offer.step().key()),
        offer.step().name(),
        offer.command().map(Command::text).orElse(NOTHING),
        answer,
        offer.reason());
  }

  private void line(String... parts) {
    text.append(Printable.of(String.join("", parts))).append('\n');
  }

  private static String name(Supervisor supervisor) {
    if (supervisor.former()) {
      return "none (outside supervisord)";
    }
    String kind = lower(supervisor.kind()) + (supervisor.ofUser() ? " --user" : "");
    String owner = supervisor.name().isEmpty() ? kind : kind + " " + supervisor.name();
    return supervisor.chain().text(owner, " > ");
  }

  private static String consequence(Supervisor supervisor) {
    return switch (supervisor.consequence()) {
      case NONE -> "nothing";
      case ENDS_NEW -> "NEW ends too";
      case STARTS_ANOTHER -> "another is started";
      case UNKNOWN -> "unknown: it may end or restart the service";
    };
  }

  private static String number(Reading<Integer> number) {
    return number.map(String::valueOf).orElse(UNKNOWN);
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
