package gunitop.rehearsal;

import java.util.Optional;

/**
 * How a rehearsal stands, for the operator to read.
 *
 * @param title that no real process is touched, and which lesson this is
 * @param goal what shall be reached
 * @param speed how many simulated seconds pass in a real one
 * @param disk which version of the code is on disk
 * @param client what the simulated client has got
 * @param verdict how it ended; empty before
 */
public record Progress(
    String title,
    String goal,
    double speed,
    String disk,
    String client,
    Optional<Verdict> verdict) {}
