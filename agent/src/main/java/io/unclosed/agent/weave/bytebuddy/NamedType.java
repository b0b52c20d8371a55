package io.unclosed.agent.weave.bytebuddy;

import java.util.Collections;
import net.bytebuddy.description.annotation.AnnotationList;
import net.bytebuddy.description.field.FieldDescription;
import net.bytebuddy.description.field.FieldList;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.method.MethodList;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.description.type.TypeList;

/** All that Byte Buddy must know of a class which it only decorates: its name. */
final class NamedType extends TypeDescription.Latent {
  NamedType(String name) {
    super(name, 0, null, Collections.emptyList());
  }

  @Override
  public AnnotationList getDeclaredAnnotations() {
    return new AnnotationList.Empty();
  }

  @Override
  public TypeList.Generic getTypeVariables() {
    return new TypeList.Generic.Empty();
  }

  @Override
  public MethodList<MethodDescription.InDefinedShape> getDeclaredMethods() {
    return new MethodList.Empty<>();
  }

  @Override
  public FieldList<FieldDescription.InDefinedShape> getDeclaredFields() {
    return new FieldList.Empty<>();
  }
}
