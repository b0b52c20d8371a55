package io.unclosed.agent.export.jmx;

import io.unclosed.jmx.Description;
import io.unclosed.jmx.Units;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.management.openmbean.ArrayType;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.CompositeDataSupport;
import javax.management.openmbean.CompositeType;
import javax.management.openmbean.OpenDataException;
import javax.management.openmbean.OpenType;
import javax.management.openmbean.TabularData;
import javax.management.openmbean.TabularDataSupport;
import javax.management.openmbean.TabularType;
import org.jspecify.annotations.Nullable;

/**
 * Open types whose items say what they are.
 *
 * <p>The MXBean rules describe each item of a composite by its own name. Here the texts and units
 * of the record's components take that place, in the type and in the values, because a client shows
 * the value's. The types stay equal to the plain ones ({@link CompositeType#equals} looks at names
 * and item types only), so proxies keep working.
 */
final class ItemTypes {
  private ItemTypes() {}

  /** The same type with its records' items described; what has none is given back as it is. */
  static OpenType<?> described(OpenType<?> plain, Type java) throws OpenDataException {
    if (plain instanceof ArrayType<?> array && java instanceof Class<?> type) {
      return ArrayType.getArrayType(described(array.getElementOpenType(), type.getComponentType()));
    }
    if (plain instanceof TabularType table && java instanceof ParameterizedType map) {
      OpenType<?> value = table.getRowType().getType("value");
      return tableOf(table, described(value, map.getActualTypeArguments()[1]));
    }
    if (plain instanceof CompositeType composite && record(java) != null) {
      return compositeOf(composite, ((Class<?>) java).getRecordComponents());
    }
    return plain;
  }

  private static TabularType tableOf(TabularType table, OpenType<?> value)
      throws OpenDataException {
    CompositeType row = table.getRowType();
    String[] names = {"key", "value"};
    String[] texts = {"Key", "Its values"};
    OpenType<?>[] types = {row.getType("key"), value};
    return new TabularType(
        table.getTypeName(),
        table.getDescription(),
        new CompositeType(row.getTypeName(), row.getDescription(), names, texts, types),
        new String[] {"key"});
  }

  private static CompositeType compositeOf(CompositeType plain, RecordComponent[] items)
      throws OpenDataException {
    String[] names = new String[items.length];
    String[] texts = new String[items.length];
    OpenType<?>[] types = new OpenType<?>[items.length];
    for (int i = 0; i < items.length; i++) {
      names[i] = items[i].getName();
      texts[i] = text(items[i]);
      types[i] = plain.getType(names[i]);
    }
    return new CompositeType(plain.getTypeName(), plain.getDescription(), names, texts, types);
  }

  private static String text(RecordComponent item) {
    Description description = item.getAnnotation(Description.class);
    Units units = item.getAnnotation(Units.class);
    String text = description == null ? item.getName() : description.value();
    return units == null ? text : text + " In " + units.value() + ".";
  }

  /** Units of the numbers in records of this type, as "item: unit, …"; empty when it has none. */
  static String units(Type java) {
    Class<?> record = record(java);
    StringBuilder units = new StringBuilder();
    if (record != null) {
      for (RecordComponent item : record.getRecordComponents()) {
        Units unit = item.getAnnotation(Units.class);
        if (unit != null) {
          units.append(units.length() == 0 ? "" : "; ").append(item.getName());
          units.append(": ").append(unit.value());
        }
      }
    }
    return units.toString();
  }

  /** The record in a record, an array of records or a map to records; otherwise null. */
  private static @Nullable Class<?> record(@Nullable Type java) {
    if (java instanceof ParameterizedType map) {
      return record(map.getActualTypeArguments()[1]);
    }
    if (java instanceof Class<?> type) {
      return type.isArray() ? record(type.getComponentType()) : type.isRecord() ? type : null;
    }
    return null;
  }

  /** The same value with the types described; what has no items is given back as it is. */
  static @Nullable Object retyped(@Nullable Object value, OpenType<?> type)
      throws OpenDataException {
    if (value instanceof CompositeData data && type instanceof CompositeType composite) {
      return retyped(data, composite);
    }
    if (value instanceof CompositeData[] rows && type instanceof ArrayType<?> array) {
      CompositeData[] copies = new CompositeData[rows.length];
      for (int i = 0; i < rows.length; i++) {
        copies[i] = retyped(rows[i], (CompositeType) array.getElementOpenType());
      }
      return copies;
    }
    if (value instanceof TabularData table && type instanceof TabularType tabular) {
      TabularDataSupport copy = new TabularDataSupport(tabular);
      for (Object row : table.values()) {
        copy.put(retyped((CompositeData) row, tabular.getRowType()));
      }
      return copy;
    }
    return value;
  }

  private static CompositeData retyped(CompositeData data, CompositeType type)
      throws OpenDataException {
    Map<String, @Nullable Object> items = new LinkedHashMap<>();
    for (String name : type.keySet()) {
      items.put(name, retyped(data.get(name), type.getType(name)));
    }
    return new CompositeDataSupport(type, items);
  }

  /** A flat record as composite data of the type that its bean gives it. */
  static CompositeData data(Record record, CompositeType type) throws OpenDataException {
    Map<String, @Nullable Object> items = new LinkedHashMap<>();
    for (RecordComponent item : record.getClass().getRecordComponents()) {
      try {
        items.put(item.getName(), item.getAccessor().invoke(record));
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("cannot read " + item, e);
      }
    }
    return new CompositeDataSupport(type, items);
  }
}
