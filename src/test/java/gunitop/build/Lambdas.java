package gunitop.build;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Lambdas of every form: what they answer must be the same before and after {@link PlainCode}. */
public final class Lambdas implements Supplier<List<Object>> {
  private static final Supplier<String> OF_THE_CLASS = () -> "of the class";
  private final Supplier<String> ofTheObject = () -> "of " + getClass().getSimpleName();

  private interface Wide<T> {
    T of(T a, long b, T c, double d);
  }

  private interface Narrow extends Function<String, Object> {
    @Override
    String apply(String text);
  }

  private interface Loose {
    Object of(String text);
  }

  private interface Strict {
    String of(String text);
  }

  private interface Both extends Loose, Strict {}

  private interface Marked {
    default String mark() {
      return "marked";
    }
  }

  private interface Field {
    Supplier<String> OF_AN_INTERFACE = () -> "of an interface";

    private String hidden() {
      return "hidden in " + getClass().getSimpleName();
    }

    default Supplier<String> later() {
      return () -> hidden();
    }
  }

  private enum Kind implements Field {
    ONE(a -> a + 1),
    TWO(a -> a * 2);

    private final IntFunction<Integer> of;

    Kind(IntFunction<Integer> of) {
      this.of = of;
    }
  }

  @Override
  public List<Object> get() {
    List<Object> answers = new ArrayList<>();
    answers.add(OF_THE_CLASS.get() + ofTheObject.get() + Field.OF_AN_INTERFACE.get());
    answers.add(Kind.ONE.of.apply(20) + Kind.TWO.of.apply(20) + Kind.TWO.later().get());
    answers.add(captures(true, (byte) -1, 'c', (short) -2, 3, 1L << 40, 1.5f, 2.5, "text").get());
    answers.add(lone() == lone());
    answers.add(capturing(1) == capturing(1));
    Wide<String> wide = (a, b, c, d) -> a + b + c + d;
    answers.add(wide.of("a", Long.MIN_VALUE, "c", Math.PI));
    Narrow narrow = text -> text + "!";
    Function<String, Object> bridged = narrow;
    answers.add(narrow.apply("bridge") + bridged.apply("bridge"));
    Both both = text -> text + "?";
    Loose loose = both;
    answers.add(loose.of("loose") + ((Strict) both).of("strict"));
    Runnable marked = (Runnable & Marked) () -> answers.add("marked ran");
    marked.run();
    answers.add(((Marked) marked).mark());
    Function<Integer, Function<Integer, Supplier<Integer>>> nested = a -> b -> () -> a * b;
    answers.add(nested.apply(6).apply(7).get());
    Comparator<String> byLength = (a, b) -> a.length() - b.length();
    answers.add(
        IntStream.range(0, 5)
            .mapToObj(n -> "x".repeat(n) + n)
            .sorted(byLength.reversed().thenComparing(text -> -text.hashCode()))
            .toList());
    answers.add(outcome(() -> List.of().iterator().next()));
    answers.add(outcome(this::written));
    answers.add(trace(() -> trace(null)));
    return answers;
  }

  private static Supplier<Integer> lone() {
    return () -> 1;
  }

  private static Supplier<Integer> capturing(int n) {
    return () -> n;
  }

  private static Supplier<String> captures(
      boolean a, byte b, char c, short d, int e, long f, float g, double h, String i) {
    return () -> a + "," + b + c + d + "," + e + "," + f + "," + g + "," + h + i;
  }

  /** A serializable lambda, written and read back. */
  private Object written() throws IOException, ClassNotFoundException {
    int n = 42;
    Supplier<Integer> before = (Supplier<Integer> & Serializable) () -> n;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(before);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return ((Supplier<?>) in.readObject()).get();
    }
  }

  /** What it returns, or the exception by its name and message. */
  static Object outcome(Callable<?> work) {
    try {
      return work.call();
    } catch (Exception e) {
      return e.toString();
    }
  }

  /** This class's own frames below an exception of the lambda. */
  private static Object trace(Supplier<Object> lambda) {
    try {
      return lambda.get();
    } catch (NullPointerException e) {
      return Arrays.stream(e.getStackTrace())
          .filter(frame -> frame.getClassName().equals(Lambdas.class.getName()))
          .map(frame -> frame.getMethodName() + ":" + frame.getLineNumber())
          .toList();
    }
  }
}
