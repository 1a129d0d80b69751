package gunitop.ui.dialog;

import gunitop.gunicorn.Container;
import gunitop.process.OpenFiles;
import gunitop.process.ProcessSample;
import gunitop.process.ProcessStat;
import gunitop.process.ProcessTraits;
import gunitop.process.Reading;
import gunitop.process.Signal;
import gunitop.process.SignalSet;
import gunitop.process.Snapshot;
import gunitop.ui.Canvas;
import gunitop.ui.Model;
import gunitop.ui.Popup;
import gunitop.ui.frame.Measure;
import gunitop.ui.frame.Style;
import gunitop.ui.frame.Wrapped;
import gunitop.ui.text.CommandText;
import gunitop.ui.text.GenerationText;
import gunitop.ui.text.Masked;
import gunitop.ui.text.Member;
import gunitop.ui.text.Relative;
import gunitop.ui.text.WorkerText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All that is known of one process. */
final class DetailView {
  private static final int LABEL = 13;

  private final Canvas canvas;
  private final List<Popup.Line> lines = new ArrayList<>();

  private final boolean secrets;
  private boolean masked;

  private DetailView(Canvas canvas, boolean secrets) {
    this.canvas = canvas;
    this.secrets = secrets;
  }

  static void draw(Canvas canvas, DetailDialog detail) {
    Model model = canvas.model();
    Optional<ProcessSample> process =
        model.host().snapshot().flatMap(snapshot -> snapshot.process(detail.process()));
    DetailView view = new DetailView(canvas, detail.secrets());
    if (process.isEmpty()) {
      view.lines.add(new Popup.Line("This process has exited.", Style.WARNING));
    } else {
      Snapshot snapshot = model.host().snapshot().orElseThrow();
      Member member = Member.of(model.host().assessments()).get(detail.process());
      if (member != null) {
        view.gunicorn(member);
      } else {
        Relative.application(process.get(), snapshot, model.host().assessments())
            .ifPresent(
                application ->
                    view.row(
                        "Gunicorn", "another process of " + application.name() + ", no worker"));
      }
      view.process(process.get(), snapshot);
    }
    int most = Math.max(1, canvas.rows() - 8);
    int top = Math.max(0, Math.min(detail.scroll(), view.lines.size() - most));
    List<Popup.Line> shown = view.lines.subList(top, Math.min(view.lines.size(), top + most));
    String hint = view.masked ? detail.secrets() ? " (v masks secrets)" : " (v shows secrets)" : "";
    Popup.draw(canvas, "Process " + detail.process().pid() + hint, shown);
  }

  private void gunicorn(Member member) {
    row("Gunicorn", member.title() + " of " + member.assessment().application().name());
    if (member.worker().isPresent()) {
      row("State", WorkerText.state(member.worker().get()));
      row("Judged by", member.worker().get().witness());
      row("Heartbeat", WorkerText.beat(member.worker().get()));
    } else {
      var application = member.assessment().application();
      row("Judged by", member.generation().master().witness());
      row("Workers", GenerationText.ready(member.generation()));
      var desired = member.generation().desired();
      String count = desired.count().map(String::valueOf).orElse("unknown");
      row("Wanted", count, desired.source());
      row(
          "Daemonized",
          word(application.daemonization().verdict()),
          application.daemonization().witness());
      row("Preload", word(application.preload().verdict()), application.preload().witness());
      row("Supervisor", word(application.supervisor().kind()), application.supervisor().witness());
    }
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(java.util.Locale.ROOT);
  }

  private void process(ProcessSample process, Snapshot snapshot) {
    ProcessStat stat = process.stat();
    ProcessTraits traits = process.traits();
    double age = snapshot.ageSeconds(process.id());
    var started = snapshot.time().minusMillis((long) (age * 1000));
    row("Command", CommandText.of(process));
    row("Owner", traits.owner().name() + " (" + traits.owner().uid() + ")");
    row(
        "Started",
        Measure.clock(started, canvas.model().options().zone()) + ", " + Measure.age(age) + " ago");
    row("Run state", stat.state().letter() + " " + word(stat.state()));
    Container.of(process, snapshot)
        .ifPresent(
            one ->
                row(
                    "Container",
                    "PID " + Container.pidInside(process) + " inside " + one.label() + init(one)));
    WaitRows.of(canvas.model(), process.id(), this::row);
    row("Parent", stat.parent() + ", group " + stat.processGroup() + ", session " + stat.session());
    row("Threads", Integer.toString(stat.threads()));
    row(
        "Memory",
        "RES "
            + Measure.bytes(stat.residentBytes())
            + ", PSS "
            + Measure.of(process.pssBytes(), Measure::bytes)
            + pssAge(process, snapshot)
            + ", VIRT "
            + Measure.bytes(stat.virtualBytes()));
    row("Connections", Measure.of(process.connections(), String::valueOf));
    Member member = Member.of(canvas.model().host().assessments()).get(process.id());
    if (member != null) {
      HoldingRows.of(canvas.model(), member, this::row);
    }
    row("Sockets", Measure.of(process.files(), DetailView::sockets));
    row("Log files", Measure.of(process.files(), DetailView::logs));
    row("Handlers", Measure.of(traits.caught(), DetailView::handlers));
    environment(traits);
    row("Control group", Measure.of(traits.controlGroup(), String::valueOf));
  }

  private static String pssAge(ProcessSample process, Snapshot snapshot) {
    return process
        .read()
        .filter(read -> process.pssBytes().isKnown())
        .map(read -> (snapshot.monotonicNanos() - read.pss()) / 1e9)
        .map(seconds -> " (" + Measure.age(seconds) + " ago)")
        .orElse("");
  }

  private static String init(Container container) {
    return container.init() == 0 ? "" : ", whose PID 1 is " + container.init() + " here";
  }

  /** The few variables that gunitop reads; of the others it knows nothing. */
  private void environment(ProcessTraits traits) {
    Reading<Map<String, String>> read = traits.environment();
    if (!read.isKnown() || read.get().isEmpty()) {
      row(
          "Environment",
          Measure.of(read, any -> "none is seen of those that gunitop needs; e shows all"));
      return;
    }
    String label = "Environment";
    for (Map.Entry<String, String> one : new TreeMap<>(read.get()).entrySet()) {
      row(label, shown(one.getKey() + "=" + one.getValue()));
      label = "";
    }
    row("", "(e shows the others)");
  }

  private String shown(String text) {
    String hidden = Masked.variable(text);
    masked |= !hidden.equals(text);
    return secrets ? text : hidden;
  }

  private static String logs(OpenFiles files) {
    return files.logs().isEmpty() ? Measure.NOT_APPLICABLE : String.join(" ", files.logs());
  }

  private static String sockets(OpenFiles files) {
    String count = Integer.toString(files.sockets().size());
    return files.whole() ? count : "at least " + count + ": too many descriptors to read all";
  }

  private static String handlers(SignalSet caught) {
    List<String> names = new ArrayList<>();
    for (Signal signal : Signal.values()) {
      if (caught.contains(signal)) {
        names.add(signal.name());
      }
    }
    return String.join(" ", names);
  }

  private void row(String label, String verdict, String witness) {
    row(label, witness.isEmpty() ? verdict : verdict + ": " + witness);
  }

  private void row(String label, String value) {
    List<String> texts = Wrapped.lines(value, Popup.textWidth(canvas) - LABEL - 1);
    String first = texts.isEmpty() ? "" : texts.get(0);
    lines.add(new Popup.Line(Measure.left(label, LABEL) + " " + first, Style.DIALOG));
    for (int i = 1; i < texts.size(); i++) {
      lines.add(new Popup.Line(" ".repeat(LABEL + 1) + texts.get(i), Style.DIALOG));
    }
  }
}
