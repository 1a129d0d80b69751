package gunitop.sampling.proc;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the links in {@code /proc/PID/fd} say.
 *
 * @param byNumber where each leads, by the number of its descriptor
 * @param whole whether these are all; else only the lowest numbers were read
 */
public record OpenLinks(Map<Integer, String> byNumber, boolean whole) {
  /** Copies the map, in ascending order. */
  public OpenLinks {
    byNumber = Collections.unmodifiableMap(new TreeMap<>(byNumber));
  }
}
