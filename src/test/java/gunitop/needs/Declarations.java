package gunitop.needs;

import java.lang.StackWalker.Option;
import java.lang.StackWalker.StackFrame;
import java.lang.reflect.AnnotatedElement;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What the test that runs on this thread has said that it needs. */
final class Declarations {
  private static final StackWalker STACK = StackWalker.getInstance(Option.RETAIN_CLASS_REFERENCE);

  private Declarations() {}

  static boolean include(Need need) {
    return STACK.walk(
        frames ->
            frames
                .flatMap(Declarations::annotated)
                .map(element -> element.getAnnotation(Needs.class))
                .anyMatch(needs -> needs != null && List.of(needs.value()).contains(need)));
  }

  /** The class of this frame, the file's class around it, and the methods of its name. */
  private static Stream<AnnotatedElement> annotated(StackFrame frame) {
    Class<?> type = frame.getDeclaringClass();
    Stream<AnnotatedElement> methods =
        type.getName().startsWith("gunitop.")
            ? Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.getName().equals(frame.getMethodName()))
                .map(AnnotatedElement.class::cast)
            : Stream.empty();
    return Stream.concat(Stream.of(type, type.getNestHost()), methods);
  }
}
