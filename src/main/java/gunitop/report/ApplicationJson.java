package gunitop.report;

import com.fasterxml.jackson.core.JsonGenerator;
import gunitop.gunicorn.Ancestor;
import gunitop.gunicorn.Application;
import gunitop.gunicorn.Generation;
import gunitop.gunicorn.Master;
import gunitop.gunicorn.Supervisor;
import gunitop.gunicorn.Worker;
import gunitop.holdings.HoldingsKnowledge;
import gunitop.holdings.Outbound;
import gunitop.preflight.Check;
import gunitop.preflight.Preflight;
import gunitop.preflight.PreflightAdvice;
import gunitop.probe.ProbeKnowledge;
import gunitop.probe.ProbeStatistics;
import gunitop.process.Listener;
import gunitop.process.ProcessSample;
import gunitop.process.Reading;
import gunitop.process.Snapshot;
import gunitop.release.ApplicationCode;
import gunitop.release.CodeKnowledge;
import gunitop.release.GenerationCode;
import gunitop.upgrade.Advice;
import gunitop.upgrade.Assessment;
import gunitop.upgrade.Command;
import gunitop.upgrade.Finding;
import gunitop.upgrade.Serving;
import gunitop.upgrade.StepOffer;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Writes one application into a {@link JsonReport}. */
final class ApplicationJson {
  private final JsonGenerator json;
  private final Snapshot snapshot;
  private final CodeKnowledge code;
  private final PreflightAdvice preflight;
  private final HoldingsKnowledge holdings;
  private final ProbeKnowledge probe;

  ApplicationJson(JsonGenerator json, Snapshot snapshot, List<Advice> advice) {
    this.json = json;
    this.snapshot = snapshot;
    this.code = CodeKnowledge.in(advice);
    this.preflight = PreflightAdvice.in(advice);
    this.holdings = HoldingsKnowledge.in(advice);
    this.probe = ProbeKnowledge.in(advice);
  }

  void write(Assessment assessment) throws IOException {
    Application application = assessment.application();
    json.writeStartObject();
    json.writeStringField("name", application.name());
    json.writeStringField("stage", assessment.stage().name());
    json.writeStringField("reason", assessment.judgement().reason());
    json.writeStringField("serving", lower(Serving.of(application)));
    json.writeStringField("alarm", lower(assessment.alarm().kind()).replace('_', '-'));
    json.writeArrayFieldStart("listeners");
    for (Listener listener : application.listeners()) {
      write(listener);
    }
    json.writeEndArray();
    write(application.supervisor());
    json.writeStringField("daemonized", lower(application.daemonization().verdict()));
    json.writeStringField("preload", lower(application.preload().verdict()));
    Optional<ApplicationCode> found = code.of(application, snapshot);
    json.writeArrayFieldStart("generations");
    for (Generation generation : application.generations()) {
      write(generation, found);
    }
    json.writeEndArray();
    new CodeJson(json).write("disk", found.flatMap(ApplicationCode::disk));
    json.writeArrayFieldStart("findings");
    for (Finding finding : assessment.findings()) {
      write(finding);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("offers");
    for (StepOffer offer : assessment.offers()) {
      write(offer);
    }
    json.writeEndArray();
    writePreflight(assessment);
    json.writeEndObject();
  }

  /** Null where nobody looked, or a NEW master is there already. */
  private void writePreflight(Assessment assessment) throws IOException {
    Optional<Preflight> found = preflight.of(assessment);
    json.writeFieldName("preflight");
    if (found.isEmpty()) {
      json.writeNull();
      return;
    }
    json.writeStartArray();
    for (Check check : found.get().checks()) {
      json.writeStartObject();
      json.writeStringField("check", check.kind().label());
      json.writeStringField("result", check.result().label());
      json.writeStringField("message", check.text());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void write(Listener listener) throws IOException {
    json.writeStartObject();
    json.writeStringField("address", listener.address());
    writeNumber("backlog", listener.backlog());
    writeNumber("limit", listener.limit());
    json.writeEndObject();
  }

  private void write(Supervisor supervisor) throws IOException {
    json.writeObjectFieldStart("supervisor");
    json.writeStringField("kind", lower(supervisor.kind()));
    json.writeStringField("name", supervisor.name().isEmpty() ? null : supervisor.name());
    json.writeStringField("consequence", lower(supervisor.consequence()).replace('_', '-'));
    json.writeArrayFieldStart("chain");
    for (Ancestor ancestor : supervisor.chain().ancestors()) {
      json.writeStartObject();
      json.writeNumberField("pid", ancestor.pid());
      json.writeStringField("name", ancestor.name());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void write(Generation generation, Optional<ApplicationCode> found) throws IOException {
    json.writeStartObject();
    json.writeStringField("role", generation.role().name());
    write(generation.master());
    json.writeStringField("state", lower(generation.state()));
    writeNumber("desired", generation.desired().count());
    writeNumber("ready", ReadyCount.of(generation));
    json.writeArrayFieldStart("workers");
    for (Worker worker : generation.workers()) {
      write(worker);
    }
    json.writeEndArray();
    new CodeJson(json)
        .write(
            "code", found.flatMap(all -> all.of(generation.role())).flatMap(GenerationCode::code));
    write(holdings.outbound(generation, snapshot));
    write(probe.of(generation));
    json.writeEndObject();
  }

  private void write(Reading<List<Outbound>> servers) throws IOException {
    if (!servers.isKnown()) {
      json.writeNullField("outbound");
      return;
    }
    json.writeArrayFieldStart("outbound");
    for (Outbound server : servers.get()) {
      json.writeStartObject();
      json.writeStringField("address", server.address());
      json.writeNumberField("connections", server.connections());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void write(Optional<ProbeStatistics> taken) throws IOException {
    json.writeFieldName("probe");
    if (taken.isEmpty()) {
      json.writeNull();
      return;
    }
    json.writeStartObject();
    json.writeObjectFieldStart("statuses");
    for (Map.Entry<Integer, Integer> one : taken.get().statuses().entrySet()) {
      json.writeNumberField(String.valueOf(one.getKey()), one.getValue());
    }
    json.writeEndObject();
    json.writeNumberField("failures", taken.get().failures());
    writeNumber("p50Millis", taken.get().p50Millis());
    writeNumber("maxMillis", taken.get().maxMillis());
    json.writeEndObject();
  }

  private void write(Master master) throws IOException {
    json.writeObjectFieldStart("master");
    json.writeNumberField("pid", master.pid());
    json.writeStringField("startTime", StartTime.of(master.id(), snapshot).toString());
    json.writeEndObject();
  }

  private void write(Worker worker) throws IOException {
    ProcessSample process = worker.process();
    json.writeStartObject();
    json.writeNumberField("pid", process.pid());
    json.writeStringField("state", lower(worker.state()));
    writeNumber("heartbeatAgeSeconds", worker.heartbeatAgeSeconds().map(ApplicationJson::tenths));
    json.writeNumberField("rssBytes", process.stat().residentBytes());
    writeNumber("pssBytes", process.pssBytes());
    writeNumber("connections", process.connections());
    json.writeEndObject();
  }

  private void write(Finding finding) throws IOException {
    json.writeStartObject();
    json.writeStringField("severity", lower(finding.severity()));
    json.writeStringField("code", finding.code().name());
    json.writeStringField("message", finding.message());
    json.writeEndObject();
  }

  private void write(StepOffer offer) throws IOException {
    json.writeStartObject();
    json.writeStringField("key", String.valueOf(offer.step().key()));
    json.writeStringField("step", offer.step().name());
    json.writeStringField("command", offer.command().map(Command::text).orElse(null));
    json.writeBooleanField("allowed", offer.allowed());
    json.writeStringField("confirm", lower(offer.confirmation()));
    json.writeStringField("reason", offer.reason().isEmpty() ? null : offer.reason());
    json.writeEndObject();
  }

  private void writeNumber(String name, Reading<? extends Number> number) throws IOException {
    json.writeFieldName(name);
    if (!number.isKnown()) {
      json.writeNull();
    } else if (number.get() instanceof Double real) {
      json.writeNumber(real);
    } else {
      json.writeNumber(number.get().longValue());
    }
  }

  private static Double tenths(Double seconds) {
    return Math.round(seconds * 10) / 10.0;
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
