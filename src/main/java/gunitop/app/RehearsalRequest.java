package gunitop.app;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What to do on a simulated host.
 *
 * @param lesson the lesson to be given; empty where an application is to be rehearsed
 * @param pid the process whose application is to be rehearsed; never together with a lesson
 * @param speed how many simulated seconds pass in a real one, 0.1 to 20
 */
public record RehearsalRequest(Optional<String> lesson, OptionalInt pid, double speed) {}
