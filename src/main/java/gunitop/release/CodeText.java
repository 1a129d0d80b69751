package gunitop.release;

import gunitop.gunicorn.GenerationRole;
import gunitop.process.Printable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which code runs and which lies on disk, as one line for an operator. */
public final class CodeText {
  private static final int MINUTE = 60;
  private static final int HOUR = 60 * MINUTE;
  private static final int DAY = 24 * HOUR;

  private CodeText() {}

  /** The parts of the line, the first that matters most; empty where nothing is known. */
  public static List<String> parts(ApplicationCode code, Instant now) {
    boolean isNameless =
        code.disk().isEmpty() && code.generations().stream().allMatch(one -> one.code().isEmpty());
    if (isNameless) {
      return nameless(code).stream().toList();
    }
    List<String> parts = new ArrayList<>();
    for (GenerationCode generation : code.generations()) {
      parts.add(generation(generation, code, now));
      parts.addAll(generation.mixture());
    }
    boolean isSaid =
        code.of(GenerationRole.NEW)
            .flatMap(GenerationCode::code)
            .filter(n -> isOn(n, code))
            .isPresent();
    if (!isSaid) {
      parts.add("on disk " + disk(code));
    }
    if (code.otherPlaces() > 0) {
      parts.add(code.otherPlaces() + " more changed");
    }
    return parts;
  }

  /** What can be said where no version has a name. */
  private static Optional<String> nameless(ApplicationCode code) {
    if (!code.place().trouble().isEmpty()) {
      return Optional.of("code unknown: " + code.place().trouble());
    }
    String where = " below " + Printable.of(code.place().path()) + " since OLD started";
    String more = code.place().changes().isWhole() ? "" : "more than ";
    if (code.modified() > 0) {
      return Optional.of(
          more
              + (code.modified() == 1 ? "1 file" : code.modified() + " files")
              + " changed"
              + where);
    }
    return more.isEmpty() ? Optional.of("no source file changed" + where) : Optional.empty();
  }

  /** What a generation runs, in a word or two for each version; {@code ?} where it is unknown. */
  public static String brief(GenerationCode generation) {
    if (!generation.isMixed()) {
      return generation.code().map(Code::shortName).orElse("?");
    }
    return brief(generation.shares());
  }

  static String brief(List<GenerationCode.Share> shares) {
    boolean isOne = shares.size() == 1;
    return shares.stream()
        .map(
            share ->
                (isOne ? "" : share.workers() + "x ")
                    + share.code().map(Code::shortName).orElse("?"))
        .collect(Collectors.joining(", "));
  }

  private static String generation(GenerationCode generation, ApplicationCode all, Instant now) {
    String role = generation.role().name();
    Optional<Code> code = generation.code();
    if (code.isEmpty()) {
      return role
          + " unknown"
          + (generation.trouble().isEmpty() ? "" : ": " + generation.trouble());
    }
    boolean isNewOnDisk = generation.role() == GenerationRole.NEW && isOn(code.get(), all);
    return role
        + " "
        + place(code.get(), all)
        + code.get().name()
        + code.get().since().map(since -> " (" + age(since, now) + ")").orElse("")
        + (isNewOnDisk ? ", as on disk" : "");
  }

  /** In a bench of several applications it is said which. */
  private static String place(Code code, ApplicationCode all) {
    boolean isNamed = code.commit().isPresent() && all.places() > 1;
    return isNamed ? code.path().substring(code.path().lastIndexOf('/') + 1) + " " : "";
  }

  private static boolean isOn(Code code, ApplicationCode all) {
    return all.disk().filter(code::isSameAs).isPresent();
  }

  private static String disk(ApplicationCode all) {
    if (all.disk().isEmpty()) {
      return "unknown";
    }
    Code disk = all.disk().get();
    Optional<Code> old = all.old().code();
    boolean isSame = old.filter(disk::isSameAs).isPresent();
    String name = isSame ? "the same" : disk.name();
    String distance = isSame ? "" : all.distance().map(one -> ", " + one.text()).orElse("");
    return name + distance + old.map(unused -> changes(all)).orElse("");
  }

  private static String changes(ApplicationCode all) {
    String more = all.place().changes().isWhole() ? "" : "more than ";
    return switch (all.modified()) {
      case 0 -> all.isUnchanged() ? ", nothing changed since OLD started" : "";
      case 1 -> ", " + more + "1 file changed since OLD started";
      default -> ", " + more + all.modified() + " files changed since OLD started";
    };
  }

  /** How long ago a moment was, in the largest unit of which there is one. */
  static String age(Instant since, Instant now) {
    long seconds = Math.max(0, Duration.between(since, now).toSeconds());
    if (seconds < MINUTE) {
      return seconds + " s";
    }
    if (seconds < HOUR) {
      return seconds / MINUTE + " min";
    }
    if (seconds < DAY) {
      return seconds / HOUR + " h";
    }
    return seconds < 2 * DAY ? "1 day" : seconds / DAY + " days";
  }
}
