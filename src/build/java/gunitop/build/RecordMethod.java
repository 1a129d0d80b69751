package gunitop.build;

import static org.objectweb.asm.Opcodes.*;

import java.lang.invoke.MethodType;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.GeneratorAdapter;
import org.objectweb.asm.commons.Method;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * One of the three methods that the compiler leaves to {@link java.lang.runtime.ObjectMethods}, as
 * a static method of the record with that method's answers.
 */
final class RecordMethod {
  private static final Type OBJECTS = Type.getType(Objects.class);
  private static final Type BUILDER = Type.getType(StringBuilder.class);

  private final Type self;
  private final Method method;
  private final Handle[] components;
  private final GeneratorAdapter code;

  RecordMethod(InvokeDynamicInsnNode call, ClassNode owner, int line) {
    self = Type.getObjectType(owner.name);
    method = new Method("$" + call.name, call.desc);
    components = Stream.of(call.bsmArgs).skip(2).toArray(Handle[]::new);
    code =
        new GeneratorAdapter(ACC_PRIVATE | ACC_STATIC | ACC_SYNTHETIC, method, null, null, owner);
    code.visitLineNumber(line, code.mark());
    switch (call.name) {
      case "equals" -> compare();
      case "hashCode" -> hash();
      default -> describe();
    }
    code.returnValue();
    code.endMethod();
  }

  static boolean fits(InvokeDynamicInsnNode call) {
    return call.bsm.getOwner().equals("java/lang/runtime/ObjectMethods");
  }

  AbstractInsnNode use() {
    return new MethodInsnNode(
        INVOKESTATIC, self.getInternalName(), method.getName(), method.getDescriptor());
  }

  private void load(int argument, Handle component) {
    code.loadArg(argument);
    if (argument == 1) {
      code.checkCast(self);
    }
    code.getField(self, component.getName(), Type.getType(component.getDesc()));
  }

  private void compare() {
    Label same = code.newLabel();
    Label different = code.newLabel();
    code.loadArgs();
    code.ifCmp(self, GeneratorAdapter.EQ, same);
    code.loadArg(1);
    code.instanceOf(self);
    code.ifZCmp(GeneratorAdapter.EQ, different);
    for (Handle each : components) {
      load(0, each);
      load(1, each);
      if (isPrimitive(each)) {
        callBox("compare", each, each);
        code.ifZCmp(GeneratorAdapter.NE, different);
      } else {
        code.invokeStatic(OBJECTS, Method.getMethod("boolean equals(Object, Object)"));
        code.ifZCmp(GeneratorAdapter.EQ, different);
      }
    }
    mark(same);
    code.push(true);
    code.returnValue();
    mark(different);
    code.push(false);
  }

  private void mark(Label label) {
    Object[] locals = {self.getInternalName(), "java/lang/Object"};
    code.mark(label);
    code.visitFrame(F_NEW, 2, locals, 0, null);
  }

  private void hash() {
    code.push(0);
    for (Handle each : components) {
      code.push(31);
      code.math(GeneratorAdapter.MUL, Type.INT_TYPE);
      load(0, each);
      if (isPrimitive(each)) {
        callBox("hashCode", each);
      } else {
        code.invokeStatic(OBJECTS, Method.getMethod("int hashCode(Object)"));
      }
      code.math(GeneratorAdapter.ADD, Type.INT_TYPE);
    }
  }

  private static boolean isPrimitive(Handle component) {
    return Type.getType(component.getDesc()).getSort() < Type.ARRAY;
  }

  /** Calls a static method of the class that boxes the type; it returns an {@code int}. */
  private void callBox(String name, Handle... arguments) {
    String types = Stream.of(arguments).map(Handle::getDesc).collect(Collectors.joining());
    MethodType type = MethodType.fromMethodDescriptorString("(" + types + ")I", null);
    Type box = Type.getType(type.wrap().parameterType(0));
    code.invokeStatic(box, new Method(name, type.descriptorString()));
  }

  private void describe() {
    code.newInstance(BUILDER);
    code.dup();
    code.invokeConstructor(BUILDER, Method.getMethod("void <init>()"));
    code.push(self);
    code.invokeVirtual(Type.getType(Class.class), Method.getMethod("String getSimpleName()"));
    append(Type.getType(String.class));
    String before = "[";
    for (Handle each : components) {
      code.push(before + each.getName() + "=");
      append(Type.getType(String.class));
      load(0, each);
      append(Type.getType(each.getDesc()));
      before = ", ";
    }
    code.push(components.length == 0 ? "[]" : "]");
    append(Type.getType(String.class));
    code.invokeVirtual(BUILDER, Method.getMethod("String toString()"));
  }

  private void append(Type type) {
    Type taken =
        switch (type.getSort()) {
          case Type.BYTE, Type.SHORT -> Type.INT_TYPE;
          case Type.ARRAY, Type.OBJECT -> Type.getType(Object.class);
          default -> type;
        };
    code.invokeVirtual(BUILDER, new Method("append", BUILDER, new Type[] {taken}));
  }
}
