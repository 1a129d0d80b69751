package gunitop.build;

import static org.objectweb.asm.Opcodes.*;

import java.lang.invoke.LambdaMetafactory;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.GeneratorAdapter;
import org.objectweb.asm.commons.Method;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * The class of one lambda or method reference, a member of its nest. As {@link LambdaMetafactory}
 * has it: one instance where nothing is captured, otherwise one each time.
 */
final class LambdaClass {
  /** Between the name of the class in which the lambda stands and its number there. */
  static final String MARK = "$$Lambda";

  private static final Type OBJECT = Type.getType(Object.class);

  final ClassNode node = new ClassNode();
  private final int line;
  private final Type self;
  private final Type face;
  private final Type[] captured;
  private final Method constructor;
  private final Method maker;
  private final Handle target;
  private final Type[] known;

  /** The line is that on which the lambda stands; stack traces name it. */
  LambdaClass(InvokeDynamicInsnNode call, ClassNode owner, int number, int line) {
    this.line = line;
    self = Type.getObjectType(owner.name + MARK + number);
    face = Type.getReturnType(call.desc);
    captured = Type.getArgumentTypes(call.desc);
    constructor = new Method("<init>", Type.VOID_TYPE, captured);
    maker = new Method("of", call.desc);
    target = (Handle) call.bsmArgs[1];
    known = ((Type) call.bsmArgs[2]).getArgumentTypes();
    List<String> faces = new ArrayList<>(List.of(face.getInternalName()));
    List<Type> erased = new ArrayList<>(List.of((Type) call.bsmArgs[0]));
    // After the flags: how many further interfaces, these, how many bridges, their types.
    for (int i = 4; i < call.bsmArgs.length; i++) {
      if (call.bsmArgs[i] instanceof Type more && more.getSort() == Type.METHOD) {
        erased.add(more);
      } else if (call.bsmArgs[i] instanceof Type more) {
        faces.add(more.getInternalName());
      }
    }
    node.visit(
        owner.version,
        ACC_FINAL | ACC_SUPER | ACC_SYNTHETIC,
        self.getInternalName(),
        null,
        OBJECT.getInternalName(),
        faces.toArray(String[]::new));
    node.visitSource(owner.sourceFile, null);
    node.visitNestHost(owner.nestHostClass == null ? owner.name : owner.nestHostClass);
    construct();
    make();
    for (Type each : erased) {
      implement(new Method(call.name, each.getDescriptor()));
    }
  }

  /** Not if serializable, nor where it calls a method of another class past its overriders. */
  static boolean fits(InvokeDynamicInsnNode call, ClassNode owner) {
    if (!call.bsm.getOwner().equals("java/lang/invoke/LambdaMetafactory")) {
      return false;
    }
    Handle target = (Handle) call.bsmArgs[1];
    int flags = call.bsmArgs.length > 3 ? (int) call.bsmArgs[3] : 0;
    return (flags & LambdaMetafactory.FLAG_SERIALIZABLE) == 0
        && (target.getTag() != H_INVOKESPECIAL || target.getOwner().equals(owner.name));
  }

  /** Takes from the stack what is captured, and leaves the lambda there. */
  AbstractInsnNode use() {
    return captured.length == 0
        ? new FieldInsnNode(GETSTATIC, node.name, "ONE", face.getDescriptor())
        : new MethodInsnNode(INVOKESTATIC, node.name, maker.getName(), maker.getDescriptor());
  }

  private GeneratorAdapter method(int access, Method method) {
    return new GeneratorAdapter(access, method, null, null, node);
  }

  private void construct() {
    GeneratorAdapter code = method(ACC_PRIVATE, constructor);
    code.loadThis();
    code.invokeConstructor(OBJECT, new Method("<init>", "()V"));
    for (int i = 0; i < captured.length; i++) {
      node.visitField(ACC_PRIVATE | ACC_FINAL, "c" + i, captured[i].getDescriptor(), null, null);
      code.loadThis();
      code.loadArg(i);
      code.putField(self, "c" + i, captured[i]);
    }
    code.returnValue();
    code.endMethod();
  }

  private void make() {
    boolean one = captured.length == 0;
    GeneratorAdapter code = method(ACC_STATIC, one ? new Method("<clinit>", "()V") : maker);
    code.newInstance(self);
    code.dup();
    code.loadArgs();
    code.invokeConstructor(self, constructor);
    if (one) {
      node.visitField(ACC_STATIC | ACC_FINAL, "ONE", face.getDescriptor(), null, null);
      code.putStatic(self, "ONE", face);
    }
    code.returnValue();
    code.endMethod();
  }

  private void implement(Method erased) {
    GeneratorAdapter code = method(ACC_PUBLIC, erased);
    code.visitLineNumber(line, code.mark());
    Type owner = Type.getObjectType(target.getOwner());
    List<Type> wanted = new ArrayList<>(List.of(Type.getArgumentTypes(target.getDesc())));
    Type result = Type.getReturnType(target.getDesc());
    int opcode = INVOKESTATIC;
    if (target.getTag() == H_NEWINVOKESPECIAL) {
      code.newInstance(owner);
      code.dup();
      result = owner;
      opcode = INVOKESPECIAL;
    } else if (target.getTag() != H_INVOKESTATIC) {
      // Within a nest a private method is called like any other.
      wanted.add(0, owner);
      opcode = target.isInterface() ? INVOKEINTERFACE : INVOKEVIRTUAL;
    }
    for (int i = 0; i < captured.length; i++) {
      code.loadThis();
      code.getField(self, "c" + i, captured[i]);
      convert(code, captured[i], wanted.get(i));
    }
    for (int i = 0; i < known.length; i++) {
      code.loadArg(i);
      convert(code, erased.getArgumentTypes()[i], known[i]);
      convert(code, known[i], wanted.get(captured.length + i));
    }
    code.visitMethodInsn(
        opcode, target.getOwner(), target.getName(), target.getDesc(), target.isInterface());
    if (erased.getReturnType() != Type.VOID_TYPE) {
      convert(code, result, erased.getReturnType());
    }
    code.returnValue();
    code.endMethod();
  }

  /** Converts what lies on the stack: casts, boxes, unboxes, widens. */
  private static void convert(GeneratorAdapter code, Type from, Type to) {
    boolean primitive = from.getSort() < Type.ARRAY;
    if (primitive && to.getSort() < Type.ARRAY) {
      code.cast(from, to);
    } else if (primitive) {
      code.valueOf(from);
    } else if (to.getSort() < Type.ARRAY) {
      Type held = from.equals(Type.getType(Character.class)) ? Type.CHAR_TYPE : to;
      code.unbox(held);
      code.cast(held, to);
    } else if (!from.equals(to)) {
      code.checkCast(to);
    }
  }
}
