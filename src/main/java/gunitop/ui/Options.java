package gunitop.ui;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What the command line decided, for the whole life of the program.
 *
 * @param readonly no signal key does anything but say so
 * @param unicode whether the terminal shows box drawing and block characters
 * @param delay from one sample to the next where nothing hurries
 * @param zone in which the wall clock is shown
 * @param all whether the tree starts with every process of the host
 * @param user the login name whose processes alone the tree shows
 * @param asked what the upgrade screen shall open for at once
 */
public record Options(
    boolean readonly,
    boolean unicode,
    Duration delay,
    ZoneId zone,
    boolean all,
    Optional<String> user,
    Optional<Asked> asked) {

  /** A second's delay and nothing asked for. */
  public static Options plain(ZoneId zone) {
    return new Options(
        false, true, Duration.ofSeconds(1), zone, false, Optional.empty(), Optional.empty());
  }

  /** The same with something asked for. */
  public Options asking(Asked what) {
    return new Options(readonly, unicode, delay, zone, all, user, Optional.of(what));
  }

  /** The same, without or with the right to send signals. */
  public Options withReadonly(boolean on) {
    return new Options(on, unicode, delay, zone, all, user, asked);
  }

  /** The same, for a terminal that shows more than ASCII or does not. */
  public Options withUnicode(boolean on) {
    return new Options(readonly, on, delay, zone, all, user, asked);
  }
}
