package gunitop.ui;

import gunitop.probe.ProbeUrl;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the command line decided, for the whole life of the program.
 *
 * @param readonly no signal key does anything but say so
 * @param unicode whether the terminal shows box drawing and block characters
 * @param zone in which the wall clock is shown
 * @param all whether the tree starts with every process of the host
 * @param user the login name whose processes alone the tree shows
 * @param preferences what was kept of earlier runs, and what the command line says instead
 * @param complaints what is wrong with the file of preferences
 * @param asked what the upgrade screen shall open for at once
 * @param ourselves our own PID and those of our ancestors: what ends them ends this session
 * @param probe what is asked for once a second
 * @param windowEnd when the maintenance window ends
 */
public record RunOptions(
    boolean readonly,
    boolean unicode,
    ZoneId zone,
    boolean all,
    Optional<String> user,
    Preferences preferences,
    List<String> complaints,
    Optional<Asked> asked,
    Set<Integer> ourselves,
    Optional<ProbeUrl> probe,
    Optional<Instant> windowEnd) {

  /** Copies the collections. */
  public RunOptions {
    complaints = List.copyOf(complaints);
    ourselves = Set.copyOf(ourselves);
  }

  /** A second's delay and nothing asked for. */
  public static RunOptions plain(ZoneId zone) {
    return new RunOptions(
        false,
        true,
        zone,
        false,
        Optional.empty(),
        Preferences.DEFAULT,
        List.of(),
        Optional.empty(),
        Set.of(),
        Optional.empty(),
        Optional.empty());
  }

  /** The same for a program that runs below these processes, and as the last of them. */
  public RunOptions below(Set<Integer> processes) {
    return new RunOptions(
        readonly,
        unicode,
        zone,
        all,
        user,
        preferences,
        complaints,
        asked,
        processes,
        probe,
        windowEnd);
  }

  /** The same with something asked for. */
  public RunOptions asking(Asked what) {
    return new RunOptions(
        readonly,
        unicode,
        zone,
        all,
        user,
        preferences,
        complaints,
        Optional.of(what),
        ourselves,
        probe,
        windowEnd);
  }

  /** The same, without or with the right to send signals. */
  public RunOptions withReadonly(boolean on) {
    return new RunOptions(
        on, unicode, zone, all, user, preferences, complaints, asked, ourselves, probe, windowEnd);
  }

  /** The same, for a terminal that shows more than ASCII or does not. */
  public RunOptions withUnicode(boolean on) {
    return new RunOptions(
        readonly, on, zone, all, user, preferences, complaints, asked, ourselves, probe, windowEnd);
  }

  /** The same with these preferences, and what is wrong with their file. */
  public RunOptions preferring(Preferences kept, List<String> wrong) {
    return new RunOptions(
        readonly, unicode, zone, all, user, kept, wrong, asked, ourselves, probe, windowEnd);
  }

  /** The same with something to ask for. */
  public RunOptions probing(ProbeUrl url) {
    return new RunOptions(
        readonly,
        unicode,
        zone,
        all,
        user,
        preferences,
        complaints,
        asked,
        ourselves,
        Optional.of(url),
        windowEnd);
  }

  /** The same in a maintenance window that ends then. */
  public RunOptions until(Instant end) {
    return new RunOptions(
        readonly,
        unicode,
        zone,
        all,
        user,
        preferences,
        complaints,
        asked,
        ourselves,
        probe,
        Optional.of(end));
  }
}
