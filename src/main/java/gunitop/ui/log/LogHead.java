package gunitop.ui.log;

import gunitop.gunicorn.GenerationRole;
import gunitop.masterlog.FollowedLog;
import gunitop.masterlog.LogAnswer.ErrorStream;
import gunitop.process.Printable;
import gunitop.process.ProcessId;
import gunitop.ui.Model;
import gunitop.ui.Popup;
import gunitop.ui.frame.Style;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What stands above the masters' logs: which files they are, and where stderr goes. */
final class LogHead {
  private final MastersLogDialog log;
  private final Model model;

  LogHead(MastersLogDialog log, Model model) {
    this.log = log;
    this.model = model;
  }

  /** The logs that are written, then the sentences. */
  List<Popup.Line> lines() {
    List<Popup.Line> lines = new ArrayList<>();
    for (FollowedLog one : log.logs().logs()) {
      if (one.isOpen()) {
        lines.add(line(one));
      }
    }
    if (lines.isEmpty() && log.logs().isRead()) {
      String known =
          isReadable()
              ? "The masters have no log file open"
              : "Which files the masters have open cannot be read by you";
      lines.add(new Popup.Line(known, Style.WARNING));
    }
    streams().forEach((place, masters) -> lines.add(line(place, masters)));
    return lines;
  }

  private boolean isReadable() {
    return model.open().application().stream()
        .flatMap(one -> one.application().generations().stream())
        .anyMatch(generation -> generation.master().process().files().isKnown());
  }

  private Popup.Line line(FollowedLog one) {
    String name = Printable.of(one.name()) + "  " + names(one.writers());
    if (!one.entries().orElse(List.of()).isEmpty() && log.logs().isApart(one)) {
      return new Popup.Line(name + ": its lines tell no time; Home shows them", Style.WARNING);
    }
    if (one.entries().isKnown()) {
      return new Popup.Line(name, Style.BRIGHT);
    }
    return new Popup.Line(
        name + (one.entries().isDenied() ? ": may not be read by you" : ": cannot be read"),
        Style.WARNING);
  }

  private static Popup.Line line(String place, List<ErrorStream> streams) {
    return new Popup.Line(place, streams.get(0).isShown() ? Style.DIM : Style.NORMAL);
  }

  /** By what is said of them; nothing is where a log above is the place itself. */
  private Map<String, List<ErrorStream>> streams() {
    Map<String, List<ErrorStream>> byPlace = new LinkedHashMap<>();
    for (ErrorStream stream : log.logs().errors()) {
      boolean isNamed =
          log.logs().logs().stream()
              .anyMatch(one -> stream.place().equals("goes to " + one.name()));
      if (!isNamed) {
        byPlace.computeIfAbsent(stream.place(), place -> new ArrayList<>()).add(stream);
      }
    }
    Map<String, List<ErrorStream>> told = new LinkedHashMap<>();
    byPlace.forEach(
        (place, all) -> {
          String who =
              all.stream()
                  .map(stream -> name(stream.master()) + "'s")
                  .collect(Collectors.joining(" and "));
          told.put(who + " stderr " + Printable.of(place), all);
        });
    return told;
  }

  /** The masters, OLD first. */
  private String names(Collection<ProcessId> masters) {
    return masters.stream()
        .sorted(
            Comparator.comparing(
                    (ProcessId one) -> log.members().roles().getOrDefault(one, GenerationRole.OLD))
                .thenComparing(ProcessId::pid))
        .map(this::name)
        .collect(Collectors.joining(", "));
  }

  private String name(ProcessId master) {
    GenerationRole role = log.members().roles().get(master);
    return (role == null ? "master" : role.name()) + " " + master.pid();
  }
}
