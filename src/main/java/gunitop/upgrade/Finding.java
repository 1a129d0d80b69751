package gunitop.upgrade;

import java.util.Set;

/**
 * Something that an operator must know before the next key.
 *
 * @param severity how much it matters
 * @param code its name
 * @param message one sentence: what is so, and what will happen
 * @param remedy one sentence: what to do
 * @param against the steps that it stands against; may be empty
 */
public record Finding(
    Severity severity, FindingCode code, String message, String remedy, Set<Step> against) {

  /** Copies the set. */
  public Finding {
    against = Set.copyOf(against);
  }
}
