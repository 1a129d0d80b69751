import static jdk.internal.org.objectweb.asm.Opcodes.*;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.internal.org.objectweb.asm.ClassReader;
import jdk.internal.org.objectweb.asm.ClassVisitor;
import jdk.internal.org.objectweb.asm.ClassWriter;
import jdk.internal.org.objectweb.asm.Handle;
import jdk.internal.org.objectweb.asm.Label;
import jdk.internal.org.objectweb.asm.MethodVisitor;
import jdk.internal.org.objectweb.asm.Type;

/**
 * Writes the compiled classes anew so that none is linked by bootstrap methods: each lambda and
 * method reference becomes a class, and the methods that the compiler gives to a record become plain
 * code. What they do stays the same. At a start the JVM would link some 300 such places one by one,
 * interpreted, and a class-data archive spares it little of that.
 *
 * <p>The same classes give the same bytes. What this does not know stays as it was compiled.
 */
final class PlainCode {
  private static final String LAMBDAS = "java/lang/invoke/LambdaMetafactory";
  private static final String RECORDS = "java/lang/runtime/ObjectMethods";

  /** The bytes of every class, by its internal name. */
  private final Map<String, byte[]> classes = new TreeMap<>();

  /** The new members of a nest, by its host. */
  private final Map<String, List<String>> members = new TreeMap<>();

  /** The classes that were changed. */
  private final Set<String> rewritten = new HashSet<>();

  private PlainCode() {}

  /** Argument: the directory of the classes. */
  public static void main(String[] arguments) throws IOException {
    Path root = Path.of(arguments[0]);
    PlainCode code = new PlainCode();
    for (Path file : files(root, false)) {
      code.read(Files.readAllBytes(file));
    }
    code.members.forEach(code::enlarge);
    for (Path file : files(root, true)) {
      String name = root.relativize(file).toString();
      if (code.rewritten.contains(name.substring(0, name.indexOf(LambdaClass.MARK)))) {
        Files.delete(file);
      }
    }
    for (Map.Entry<String, byte[]> one : code.classes.entrySet()) {
      Files.write(root.resolve(one.getKey() + ".class"), one.getValue());
    }
  }

  /** The class files: those that an earlier run made out of lambdas, or the others. */
  private static List<Path> files(Path root, boolean made) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(file -> file.toString().endsWith(".class"))
          .filter(file -> file.toString().contains(LambdaClass.MARK) == made)
          .sorted()
          .collect(Collectors.toList());
    }
  }

  /** Where nothing is to be done, the file stays as it is. */
  private void read(byte[] bytes) {
    ClassReader reader = new ClassReader(bytes);
    Rewritten plain = new Rewritten(reader.getClassName());
    reader.accept(plain, 0);
    if (plain.changed) {
      rewritten.add(reader.getClassName());
      classes.put(reader.getClassName(), plain.writer.toByteArray());
      for (LambdaClass each : plain.lambdas) {
        classes.put(each.name, each.write(plain.host));
        members.computeIfAbsent(plain.host, host -> new ArrayList<>()).add(each.name);
      }
    } else {
      classes.put(reader.getClassName(), bytes);
    }
  }

  private void enlarge(String host, List<String> fresh) {
    ClassWriter writer = new ClassWriter(0);
    new ClassReader(classes.get(host))
        .accept(
            new Copy(writer) {
              @Override
              public void visitNestMember(String member) {
                if (!fresh.contains(member)) {
                  super.visitNestMember(member);
                }
              }

              @Override
              public void visitEnd() {
                fresh.forEach(writer::visitNestMember);
                super.visitEnd();
              }
            },
            0);
    classes.put(host, writer.toByteArray());
  }

  /** Hands sealed types on, which the ASM within JDK 17 calls an experiment. */
  private abstract static class Copy extends ClassVisitor {
    Copy(ClassWriter writer) {
      super(ASM8, writer);
    }

    @Override
    @Deprecated
    public void visitPermittedSubclassExperimental(String name) {
      cv.visitPermittedSubclassExperimental(name);
    }
  }

  /** One class without bootstrap methods. */
  private static final class Rewritten extends Copy {
    final ClassWriter writer;
    final List<LambdaClass> lambdas = new ArrayList<>();
    private final String owner;
    private final List<RecordMethod> records = new ArrayList<>();
    String host;
    boolean changed;

    Rewritten(String owner) {
      this(owner, new ClassWriter(ClassWriter.COMPUTE_MAXS));
    }

    private Rewritten(String owner, ClassWriter writer) {
      super(writer);
      this.owner = owner;
      this.host = owner;
      this.writer = writer;
    }

    @Override
    public void visitNestHost(String nestHost) {
      host = nestHost;
      super.visitNestHost(nestHost);
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String type, String signature, String[] exceptions) {
      return new MethodVisitor(
          ASM8, super.visitMethod(access, name, type, signature, exceptions)) {
        @Override
        public void visitInvokeDynamicInsn(
            String called, String callType, Handle bootstrap, Object... given) {
          if (bootstrap.getOwner().equals(LAMBDAS) && bootstrap.getName().equals("metafactory")) {
            LambdaClass lambda =
                new LambdaClass(owner, lambdas.size() + 1, called, callType, given);
            lambdas.add(lambda);
            changed = true;
            lambda.make(mv);
          } else if (bootstrap.getOwner().equals(RECORDS)) {
            RecordMethod method = new RecordMethod(owner, called, callType, given);
            records.add(method);
            changed = true;
            super.visitMethodInsn(INVOKESTATIC, owner, method.name(), callType, false);
          } else {
            super.visitInvokeDynamicInsn(called, callType, bootstrap, given);
          }
        }
      };
    }

    @Override
    public void visitEnd() {
      for (RecordMethod method : records) {
        method.write(cv);
      }
      super.visitEnd();
    }
  }

  /** The class of one lambda or method reference. */
  private static final class LambdaClass {
    static final String MARK = "$$Lambda";
    final String name;
    private final String called;
    private final Type face;
    private final Type[] captured;
    private final Type erased;
    private final Handle target;
    private final Type instantiated;

    LambdaClass(String owner, int number, String called, String callType, Object... given) {
      this.name = owner + MARK + number;
      this.called = called;
      this.face = Type.getReturnType(callType);
      this.captured = Type.getArgumentTypes(callType);
      this.erased = (Type) given[0];
      this.target = (Handle) given[1];
      this.instantiated = (Type) given[2];
    }

    /** What stands in the place of the bootstrapped call. */
    void make(MethodVisitor code) {
      if (captured.length == 0) {
        code.visitFieldInsn(GETSTATIC, name, "ONE", face.getDescriptor());
      } else {
        code.visitMethodInsn(INVOKESTATIC, name, "of", makerType(), false);
      }
    }

    private String makerType() {
      return Type.getMethodDescriptor(face, captured);
    }

    private String constructorType() {
      return Type.getMethodDescriptor(Type.VOID_TYPE, captured);
    }

    byte[] write(String host) {
      ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
      writer.visit(
          V17,
          ACC_FINAL | ACC_SUPER | ACC_SYNTHETIC,
          name,
          null,
          "java/lang/Object",
          new String[] {face.getInternalName()});
      writer.visitNestHost(host);
      for (int i = 0; i < captured.length; i++) {
        writer.visitField(ACC_PRIVATE | ACC_FINAL, "c" + i, captured[i].getDescriptor(), null, null);
      }
      constructor(writer.visitMethod(ACC_PRIVATE, "<init>", constructorType(), null, null));
      if (captured.length == 0) {
        writer.visitField(ACC_STATIC | ACC_FINAL, "ONE", face.getDescriptor(), null, null);
        one(writer.visitMethod(ACC_STATIC, "<clinit>", "()V", null, null));
      } else {
        maker(writer.visitMethod(ACC_STATIC, "of", makerType(), null, null));
      }
      body(writer.visitMethod(ACC_PUBLIC, called, erased.getDescriptor(), null, null));
      writer.visitEnd();
      return writer.toByteArray();
    }

    private void constructor(MethodVisitor code) {
      code.visitCode();
      code.visitVarInsn(ALOAD, 0);
      code.visitMethodInsn(INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
      int local = 1;
      for (int i = 0; i < captured.length; i++) {
        code.visitVarInsn(ALOAD, 0);
        code.visitVarInsn(captured[i].getOpcode(ILOAD), local);
        code.visitFieldInsn(PUTFIELD, name, "c" + i, captured[i].getDescriptor());
        local += captured[i].getSize();
      }
      end(code, Type.VOID_TYPE);
    }

    private void one(MethodVisitor code) {
      code.visitCode();
      code.visitTypeInsn(NEW, name);
      code.visitInsn(DUP);
      code.visitMethodInsn(INVOKESPECIAL, name, "<init>", "()V", false);
      code.visitFieldInsn(PUTSTATIC, name, "ONE", face.getDescriptor());
      end(code, Type.VOID_TYPE);
    }

    private void maker(MethodVisitor code) {
      code.visitCode();
      code.visitTypeInsn(NEW, name);
      code.visitInsn(DUP);
      int local = 0;
      for (Type each : captured) {
        code.visitVarInsn(each.getOpcode(ILOAD), local);
        local += each.getSize();
      }
      code.visitMethodInsn(INVOKESPECIAL, name, "<init>", constructorType(), false);
      end(code, face);
    }

    private void body(MethodVisitor code) {
      boolean makes = target.getTag() == H_NEWINVOKESPECIAL;
      Type[] wanted = parameters(makes);
      code.visitCode();
      if (makes) {
        code.visitTypeInsn(NEW, target.getOwner());
        code.visitInsn(DUP);
      }
      for (int i = 0; i < captured.length; i++) {
        code.visitVarInsn(ALOAD, 0);
        code.visitFieldInsn(GETFIELD, name, "c" + i, captured[i].getDescriptor());
        Conversion.of(code, captured[i], wanted[i]);
      }
      Type[] raw = erased.getArgumentTypes();
      Type[] known = instantiated.getArgumentTypes();
      int local = 1;
      for (int i = 0; i < raw.length; i++) {
        code.visitVarInsn(raw[i].getOpcode(ILOAD), local);
        local += raw[i].getSize();
        Conversion.of(code, raw[i], known[i]);
        Conversion.of(code, known[i], wanted[captured.length + i]);
      }
      code.visitMethodInsn(
          opcode(), target.getOwner(), target.getName(), target.getDesc(), target.isInterface());
      Type result =
          makes ? Type.getObjectType(target.getOwner()) : Type.getReturnType(target.getDesc());
      Type answer = erased.getReturnType();
      if (answer.getSort() == Type.VOID) {
        if (result.getSize() > 0) {
          code.visitInsn(result.getSize() == 2 ? POP2 : POP);
        }
      } else {
        Conversion.of(code, result, instantiated.getReturnType());
        Conversion.of(code, instantiated.getReturnType(), answer);
      }
      end(code, answer);
    }

    /** The types that the target takes, the object on which it is called before them. */
    private Type[] parameters(boolean makes) {
      List<Type> types = new ArrayList<>(List.of(Type.getArgumentTypes(target.getDesc())));
      if (!makes && target.getTag() != H_INVOKESTATIC) {
        types.add(0, Type.getObjectType(target.getOwner()));
      }
      return types.toArray(new Type[0]);
    }

    /** A private method is called within the nest like any other. */
    private int opcode() {
      return switch (target.getTag()) {
        case H_INVOKESTATIC -> INVOKESTATIC;
        case H_NEWINVOKESPECIAL -> INVOKESPECIAL;
        default -> target.isInterface() ? INVOKEINTERFACE : INVOKEVIRTUAL;
      };
    }
  }

  private static void end(MethodVisitor code, Type result) {
    code.visitInsn(result.getOpcode(IRETURN));
    code.visitMaxs(0, 0);
    code.visitEnd();
  }

  /** From one type to another, as a method reference converts: casts, boxes, unboxes, widens. */
  private static final class Conversion {
    private static final String WIDTHS = "BSIJFD";

    static void of(MethodVisitor code, Type from, Type to) {
      if (from.equals(to)) {
        return;
      }
      boolean plain = from.getSort() < Type.ARRAY;
      if (plain && to.getSort() < Type.ARRAY) {
        widen(code, from, to);
      } else if (plain) {
        String box = box(from);
        String type = "(" + from.getDescriptor() + ")L" + box + ";";
        code.visitMethodInsn(INVOKESTATIC, box, "valueOf", type, false);
      } else if (to.getSort() < Type.ARRAY) {
        unbox(code, from, to);
      } else if (!to.getInternalName().equals("java/lang/Object")) {
        code.visitTypeInsn(CHECKCAST, to.getInternalName());
      }
    }

    private static void widen(MethodVisitor code, Type from, Type to) {
      char a = from.getDescriptor().charAt(0);
      char b = to.getDescriptor().charAt(0);
      int source = "BSCZ".indexOf(a) >= 0 ? INTEGER : WIDTHS.indexOf(a);
      int target = "BSCZ".indexOf(b) >= 0 ? INTEGER : WIDTHS.indexOf(b);
      if (source == target) {
        return;
      }
      int[][] codes = {
        {0, I2L, I2F, I2D}, {0, 0, L2F, L2D}, {0, 0, 0, F2D},
      };
      int opcode = source > target ? 0 : codes[source - INTEGER][target - INTEGER];
      if (opcode == 0) {
        throw new IllegalStateException("no widening: " + from + " to " + to);
      }
      code.visitInsn(opcode);
    }

    private static final int INTEGER = WIDTHS.indexOf('I');

    private static void unbox(MethodVisitor code, Type from, Type to) {
      Type plain = to;
      String box = box(to);
      for (Type each : PRIMITIVES) {
        if (box(each).equals(from.getInternalName())) {
          plain = each;
          box = from.getInternalName();
        }
      }
      code.visitTypeInsn(CHECKCAST, box);
      String method = plain.getClassName() + "Value";
      code.visitMethodInsn(INVOKEVIRTUAL, box, method, "()" + plain.getDescriptor(), false);
      of(code, plain, to);
    }

    static final List<Type> PRIMITIVES =
        List.of(
            Type.BOOLEAN_TYPE,
            Type.CHAR_TYPE,
            Type.BYTE_TYPE,
            Type.SHORT_TYPE,
            Type.INT_TYPE,
            Type.LONG_TYPE,
            Type.FLOAT_TYPE,
            Type.DOUBLE_TYPE);

    static String box(Type plain) {
      return switch (plain.getSort()) {
        case Type.BOOLEAN -> "java/lang/Boolean";
        case Type.CHAR -> "java/lang/Character";
        case Type.BYTE -> "java/lang/Byte";
        case Type.SHORT -> "java/lang/Short";
        case Type.INT -> "java/lang/Integer";
        case Type.LONG -> "java/lang/Long";
        case Type.FLOAT -> "java/lang/Float";
        default -> "java/lang/Double";
      };
    }
  }

  /** One of the three methods that the compiler leaves to {@code ObjectMethods}. */
  private static final class RecordMethod {
    private final String owner;
    private final String called;
    private final String type;
    private final List<Handle> components = new ArrayList<>();

    RecordMethod(String owner, String called, String type, Object... given) {
      this.owner = owner;
      this.called = called;
      this.type = type;
      for (int i = 2; i < given.length; i++) {
        components.add((Handle) given[i]);
      }
    }

    String name() {
      return "$" + called;
    }

    void write(ClassVisitor to) {
      MethodVisitor code =
          to.visitMethod(ACC_PRIVATE | ACC_STATIC | ACC_SYNTHETIC, name(), type, null, null);
      code.visitCode();
      switch (called) {
        case "equals" -> equal(code);
        case "hashCode" -> hash(code);
        default -> text(code);
      }
    }

    private void get(MethodVisitor code, int local, Handle component) {
      code.visitVarInsn(ALOAD, local);
      code.visitFieldInsn(GETFIELD, owner, component.getName(), component.getDesc());
    }

    private void equal(MethodVisitor code) {
      Label other = new Label();
      Label same = new Label();
      Label different = new Label();
      code.visitVarInsn(ALOAD, 0);
      code.visitVarInsn(ALOAD, 1);
      code.visitJumpInsn(IF_ACMPNE, other);
      code.visitInsn(ICONST_1);
      code.visitInsn(IRETURN);
      code.visitLabel(other);
      code.visitFrame(F_SAME, 0, null, 0, null);
      code.visitVarInsn(ALOAD, 1);
      code.visitTypeInsn(INSTANCEOF, owner);
      code.visitJumpInsn(IFNE, same);
      code.visitInsn(ICONST_0);
      code.visitInsn(IRETURN);
      code.visitLabel(same);
      code.visitFrame(F_SAME, 0, null, 0, null);
      code.visitVarInsn(ALOAD, 1);
      code.visitTypeInsn(CHECKCAST, owner);
      code.visitVarInsn(ASTORE, 2);
      for (Handle each : components) {
        get(code, 0, each);
        get(code, 2, each);
        differs(code, Type.getType(each.getDesc()), different);
      }
      code.visitInsn(ICONST_1);
      code.visitInsn(IRETURN);
      if (!components.isEmpty()) {
        code.visitLabel(different);
        code.visitFrame(F_APPEND, 1, new Object[] {owner}, 0, null);
        code.visitInsn(ICONST_0);
        code.visitInsn(IRETURN);
      }
      code.visitMaxs(0, 0);
      code.visitEnd();
    }

    private static void differs(MethodVisitor code, Type type, Label different) {
      switch (type.getSort()) {
        case Type.LONG -> {
          code.visitInsn(LCMP);
          code.visitJumpInsn(IFNE, different);
        }
        case Type.FLOAT, Type.DOUBLE -> {
          String both = "(" + type.getDescriptor() + type.getDescriptor() + ")I";
          code.visitMethodInsn(INVOKESTATIC, Conversion.box(type), "compare", both, false);
          code.visitJumpInsn(IFNE, different);
        }
        case Type.ARRAY, Type.OBJECT -> {
          String both = "(Ljava/lang/Object;Ljava/lang/Object;)Z";
          code.visitMethodInsn(INVOKESTATIC, "java/util/Objects", "equals", both, false);
          code.visitJumpInsn(IFEQ, different);
        }
        default -> code.visitJumpInsn(IF_ICMPNE, different);
      }
    }

    private void hash(MethodVisitor code) {
      code.visitInsn(ICONST_0);
      for (Handle each : components) {
        code.visitIntInsn(BIPUSH, 31);
        code.visitInsn(IMUL);
        get(code, 0, each);
        Type of = Type.getType(each.getDesc());
        boolean plain = of.getSort() < Type.ARRAY;
        code.visitMethodInsn(
            INVOKESTATIC,
            plain ? Conversion.box(of) : "java/util/Objects",
            "hashCode",
            plain ? "(" + of.getDescriptor() + ")I" : "(Ljava/lang/Object;)I",
            false);
        code.visitInsn(IADD);
      }
      end(code, Type.INT_TYPE);
    }

    private void text(MethodVisitor code) {
      String builder = "java/lang/StringBuilder";
      code.visitTypeInsn(NEW, builder);
      code.visitInsn(DUP);
      code.visitMethodInsn(INVOKESPECIAL, builder, "<init>", "()V", false);
      code.visitLdcInsn(Type.getObjectType(owner));
      String name = "()Ljava/lang/String;";
      code.visitMethodInsn(INVOKEVIRTUAL, "java/lang/Class", "getSimpleName", name, false);
      append(code, "Ljava/lang/String;");
      String before = "[";
      for (Handle each : components) {
        code.visitLdcInsn(before + each.getName() + "=");
        append(code, "Ljava/lang/String;");
        get(code, 0, each);
        append(code, appended(each.getDesc()));
        before = ", ";
      }
      code.visitLdcInsn(components.isEmpty() ? "[]" : "]");
      append(code, "Ljava/lang/String;");
      code.visitMethodInsn(INVOKEVIRTUAL, builder, "toString", name, false);
      end(code, Type.getType(String.class));
    }

    private static String appended(String type) {
      return switch (type.charAt(0)) {
        case 'B', 'S' -> "I";
        case 'L', '[' -> "Ljava/lang/Object;";
        default -> type;
      };
    }

    private static void append(MethodVisitor code, String type) {
      String builder = "java/lang/StringBuilder";
      code.visitMethodInsn(INVOKEVIRTUAL, builder, "append", "(" + type + ")L" + builder + ";", false);
    }
  }
}
