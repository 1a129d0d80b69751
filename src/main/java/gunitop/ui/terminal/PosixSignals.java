package gunitop.ui.terminal;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/**
 * Reacts to signals that reach this process. Java offers that in {@code sun.misc.Signal} alone,
 * which is no API and cannot be named without a compiler warning, hence by reflection; a JVM
 * without it gives a program that misses resizes until it is told to redraw.
 */
public final class PosixSignals {
  private PosixSignals() {}

  /** Runs {@code action}, on a thread of the JVM's, whenever this signal comes. */
  public static void on(String signal, Runnable action) {
    try {
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object proxy =
          Proxy.newProxyInstance(
              PosixSignals.class.getClassLoader(),
              new Class<?>[] {handler},
              (self, method, arguments) -> answer(self, method, arguments, action));
      handle(signal, handler, proxy);
    } catch (ReflectiveOperationException | IllegalArgumentException unavailable) {
      // Not this JVM, or the JVM keeps the signal for itself: then it has its usual effect.
    }
  }

  /**
   * Stops this process as SIGTSTP does, and returns when it has been continued, or soon where it
   * was not stopped. This process alone: others of its group are not ours to stop.
   */
  static void stopSelf() {
    try {
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      handle("TSTP", handler, handler.getField("SIG_DFL").get(null));
    } catch (ReflectiveOperationException | IllegalArgumentException unavailable) {
      // Then it has its default effect already.
    }
    ShellCommand.run("kill -TSTP " + ProcessHandle.current().pid());
  }

  private static void handle(String name, Class<?> handlerType, Object handler)
      throws ReflectiveOperationException {
    Object signal = signal(name);
    signal
        .getClass()
        .getMethod("handle", signal.getClass(), handlerType)
        .invoke(null, signal, handler);
  }

  private static Object signal(String name) throws ReflectiveOperationException {
    return Class.forName("sun.misc.Signal").getConstructor(String.class).newInstance(name);
  }

  private static Object answer(Object self, Method method, Object[] arguments, Runnable action) {
    return switch (method.getName()) {
      case "handle" -> {
        action.run();
        yield null;
      }
      case "equals" -> self == arguments[0];
      case "hashCode" -> System.identityHashCode(self);
      default -> "gunitop";
    };
  }
}
