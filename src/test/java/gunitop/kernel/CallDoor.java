package gunitop.kernel;

import com.sun.jna.Native;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Stands between the program and the kernel while it is open: counts the calls of the thread that
 * opened it, and lets one of them go wrong. Other threads' calls go through untouched.
 */
public final class CallDoor implements AutoCloseable {
  private final Thread thread = Thread.currentThread();
  private final Calls before = LibC.calls();
  private final InvocationHandler kernel;
  private final Set<Integer> open = new TreeSet<>();
  private final Map<Integer, String> paths = new HashMap<>();
  private final List<String> mistakes = new ArrayList<>();
  private int count;
  private int faultAt = -1;
  private Function<KernelCall, Optional<Fault>> fault = call -> Optional.empty();
  private Optional<String> spoilt = Optional.empty();

  private CallDoor(InvocationHandler kernel) {
    this.kernel = kernel;
    // Asked once for all: of the real kernel.
    Pidfd.obstacle();
    LibC.replace(
        (Calls)
            Proxy.newProxyInstance(
                Calls.class.getClassLoader(),
                new Class<?>[] {Calls.class},
                (proxy, method, arguments) -> called(method, arguments)));
  }

  /** Before a recorded host. */
  public static CallDoor before(RecordedKernel recorded) {
    return new CallDoor(
        (proxy, method, arguments) -> recorded.call(new KernelCall(method.getName(), arguments)));
  }

  private static Object invoke(Method method, Calls calls, Object... arguments) throws Throwable {
    try {
      return method.invoke(calls, arguments);
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause();
    }
  }

  /**
   * Lets the {@code n}th call from now on go wrong, counted from 0.
   *
   * @param how it does; empty where it cannot
   */
  public void spoil(int n, Function<KernelCall, Optional<Fault>> how) {
    count = 0;
    faultAt = n;
    fault = how;
    spoilt = Optional.empty();
  }

  /** How many were made since {@link #spoil}. */
  public int count() {
    return count;
  }

  /** No call goes wrong from now on. */
  public void heal() {
    faultAt = -1;
  }

  /** The call that went wrong, where it was reached and could. */
  public Optional<String> spoilt() {
    return spoilt;
  }

  /** The descriptors that are open. */
  public Set<Integer> open() {
    return Set.copyOf(open);
  }

  /** What was closed though it was not open. */
  public List<String> mistakes() {
    return List.copyOf(mistakes);
  }

  private Object called(Method method, Object... arguments) throws Throwable {
    if (Thread.currentThread() != thread) {
      return invoke(method, before, arguments);
    }
    KernelCall call = new KernelCall(method.getName(), arguments);
    Optional<Fault> now = count == faultAt ? fault.apply(call) : Optional.empty();
    count++;
    if (now.isPresent()) {
      String name = paths.getOrDefault(call.descriptor(), "");
      spoilt = Optional.of(call + (name.isEmpty() ? "" : " of " + name));
    }
    Object result =
        now.isPresent()
            ? now.get().instead(call, changed -> kernel.invoke(null, method, changed.arguments()))
            : kernel.invoke(null, method, arguments);
    long number = ((Number) result).longValue();
    if (call.opens() && number >= 0) {
      open.add((int) number);
      paths.put((int) number, call.toString());
    }
    if (call.name().equals("close") && !open.remove((int) call.number(0))) {
      mistakes.add("closed what was not open: " + call.number(0));
    }
    return method.getReturnType() == int.class ? (Object) (int) number : (Object) number;
  }

  /** A call that failed so. */
  static long failed(int errno) {
    Native.setLastError(errno);
    return -1;
  }

  @Override
  public void close() {
    LibC.replace(before);
  }
}
