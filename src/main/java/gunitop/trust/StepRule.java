package gunitop.trust;

import gunitop.kernel.FileStatus;
import java.util.Optional;

/** Which entries a walk may pass. */
interface StepRule {

  /**
   * Why it may not; empty where it may.
   *
   * @param path the entry, for the sentence
   * @param entry what it is: a directory, a link, or the end of the path
   * @param directory that it lies in; the entry itself for the root
   */
  Optional<String> objection(String path, FileStatus entry, FileStatus directory);
}
