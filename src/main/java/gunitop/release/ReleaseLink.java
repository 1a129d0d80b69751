package gunitop.release;

import java.time.Instant;
import java.util.Optional;

/**
 * A link to the release that is to run.
 *
 * @param path the link, say {@code /srv/shop/current}
 * @param target the folder to which it leads now, without links
 * @param since when the link was made
 * @param revision the commit that a file {@code REVISION} in that folder names
 */
public record ReleaseLink(String path, String target, Instant since, Optional<String> revision) {}
