"""Judges Terraform's Kubernetes resources as the API server would.

Reads a JSON list of resources (type, properties, manifest) and writes a list with the faults of each. What is made of
the properties here, by the schemas, and the manifest that the library makes of them must be the same. A Secret has no
manifest.
"""

import functools
import json
import sys

import rules
from jsonschema import Draft202012Validator
from kubernetes_validate import utils
from referencing import Registry, Resource

VERSION = sys.argv[1] if len(sys.argv) > 1 else "1.37"

KINDS = {
    "config_map": ("v1", "ConfigMap"),
    "cron_job": ("batch/v1", "CronJob"),
    "deployment": ("apps/v1", "Deployment"),
    "endpoint_slice": ("discovery.k8s.io/v1", "EndpointSlice"),
    "job": ("batch/v1", "Job"),
    "namespace": ("v1", "Namespace"),
    "network_policy": ("networking.k8s.io/v1", "NetworkPolicy"),
    "secret": ("v1", "Secret"),
    "service": ("v1", "Service"),
    "service_account": ("v1", "ServiceAccount"),
    "stateful_set": ("apps/v1", "StatefulSet"),
}

# What Terraform's provider keeps to itself, and the other names that it has for a field.
NOT_SENT = {"depends_on", "provider", "data_wo_revision", "wait_for_completion", "wait_for_rollout"}
RENAMED = {"data_wo": "stringData"}

FOLDER = "kubernetes-json-schema/v%s.0-local-strict/" % VERSION


def schema_of(file):
    return utils.schema_contents(FOLDER + file, VERSION)


# One file for all kinds, of 2 MB: it is read once.
DEFINITIONS = schema_of("_definitions.json")
REGISTRY = Resource.from_contents(DEFINITIONS) @ Registry()


@functools.lru_cache(None)
def validator_of(version, kind):
    group = version.split("/")[0].split(".")[0] + "-v1" if "/" in version else version
    schema = schema_of("%s-%s.json" % (kind.lower(), group))
    registry = (Resource.from_contents(schema) @ REGISTRY).crawl()
    return Draft202012Validator(schema, registry=registry)


def resolved(schema):
    while "$ref" in schema:
        schema = DEFINITIONS["$defs"][schema["$ref"].split("/")[-1]]
    return schema


def types_of(schema):
    types = schema.get("type", [])
    return [types] if isinstance(types, str) else types


def field_of(key, properties):
    """The API's name of a field: Terraform's is in snake case, and a block's is singular."""
    plain = key.replace("_", "")
    by_plain = {name.lower(): name for name in properties}
    for candidate in (plain, plain + "s", plain + "es", plain[:-1] + "ies"):
        if candidate in by_plain:
            return by_plain[candidate]
    return RENAMED.get(key, key)


def to_api(value, schema):
    """Terraform's value in the shape that this schema has."""
    schema = resolved(schema)
    types = types_of(schema)
    if "array" in types:
        items = value if isinstance(value, list) else [value]
        return [to_api(item, schema.get("items", {})) for item in items]
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    properties = schema.get("properties")
    if isinstance(value, dict) and properties:
        fields = {}
        for key, item in value.items():
            if key not in NOT_SENT:
                name = field_of(key, properties)
                fields[name] = to_api(item, properties.get(name, {}))
        return fields
    if isinstance(value, str) and "integer" in types:
        return int(value, 8 if value.startswith("0") and len(value) > 1 else 10)
    choices = [choice for option in schema.get("oneOf", []) for choice in types_of(option)]
    if isinstance(value, str) and value.isdigit() and "integer" in choices:
        return int(value)
    return value


def differences(path, found, manifest):
    if type(found) is dict and type(manifest) is dict:
        for key in {**found, **manifest}:
            yield from differences("%s.%s" % (path, key), found.get(key), manifest.get(key))
    elif type(found) is list and type(manifest) is list and len(found) == len(manifest):
        for pair in zip(found, manifest):
            yield from differences(path, *pair)
    elif found != manifest or type(found) is not type(manifest):
        yield "%s: %r in the manifest, expected %r" % (path, manifest, found)


def faults_of(resource):
    kind = resource["type"].replace("kubernetes_", "").replace("_v1", "")
    try:
        if kind == "manifest":
            # Custom resources have no schema here.
            return list(rules.faults_of(resource["properties"]["manifest"]))
        version, name = KINDS[kind]
        validator = validator_of(version, name)
        found = {"apiVersion": version, "kind": name, **to_api(resource["properties"], validator.schema)}
        manifest = resource["manifest"]
        faults = [] if manifest is None else list(differences(kind, found, manifest))
        faults += [
            "%s: %s" % (".".join(map(str, error.path)), error.message[:300])
            for error in validator.iter_errors(found)
        ]
        return faults or list(rules.faults_of(found))
    except (ValueError, KeyError) as error:
        return ["%s: %s: %s" % (resource["type"], type(error).__name__, error)]


json.dump([faults_of(resource) for resource in json.load(sys.stdin)], sys.stdout)
