package gunitop.preflight;

import gunitop.process.Reading;
import java.util.Optional;

/**
 * The pidfile.
 *
 * @param path as the master sees it; hostile until it is made printable
 * @param place its folder
 * @param foreignSecond who owns an {@code X.2} that the master's user may not replace: the folder
 *     is sticky; empty where there is none
 */
public record PidfileFacts(
    String path, PlaceFacts place, Reading<Optional<String>> foreignSecond) {}
