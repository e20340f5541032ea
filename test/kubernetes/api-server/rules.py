"""What the API server checks and its schemas do not say.

Source: https://github.com/kubernetes/kubernetes, pkg/apis/*/validation and apimachinery/pkg/util/validation
"""

import ipaddress
import re
import zoneinfo

LABEL = re.compile(r"[a-z0-9]([-a-z0-9]*[a-z0-9])?")
SERVICE = re.compile(r"[a-z]([-a-z0-9]*[a-z0-9])?")
SUBDOMAIN = re.compile(r"%s(\.%s)*" % (LABEL.pattern, LABEL.pattern))
QUALIFIED = re.compile(r"([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]")
DATA_KEY = re.compile(r"[-._a-zA-Z0-9]+")
ENV_NAME = re.compile(r"[ -<>-~]+")
PORT_NAME = re.compile(r"(?=.*[a-z])(?!.*--)[a-z0-9]([a-z0-9-]*[a-z0-9])?")
QUANTITY = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([KMGTPE]i|[numkMGTPE]|[eE][+-]?\d+)?")
PROMETHEUS_DURATION = re.compile(r"0|([0-9]+y)?([0-9]+w)?([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?")
PROMETHEUS_LABEL = re.compile(r"[a-zA-Z_][a-zA-Z0-9_]*")
MAX_DATA = 2**20
MAX_ANNOTATIONS = 2**18


def is_name(text, form, longest):
    return isinstance(text, str) and len(text) <= longest and form.fullmatch(text) is not None


def is_key(text):
    *prefix, name = text.split("/")
    return (
        len(prefix) <= 1
        and is_name(name, QUALIFIED, 63)
        and all(is_name(part, SUBDOMAIN, 253) for part in prefix)
    )


def label_faults(labels):
    for key, value in labels.items():
        if not is_key(key) or not (value == "" or is_name(value, QUALIFIED, 63)):
            yield "label %r: %r" % (key, value)


def metadata_faults(kind, metadata):
    form, longest = {
        "Service": (SERVICE, 63),
        "Namespace": (LABEL, 63),
        "CronJob": (SUBDOMAIN, 52),
        "Job": (SUBDOMAIN, 63),
    }.get(kind, (SUBDOMAIN, 253))
    if "name" in metadata and not is_name(metadata["name"], form, longest):
        yield "name %r" % metadata["name"]
    if "namespace" in metadata and not is_name(metadata["namespace"], LABEL, 63):
        yield "namespace %r" % metadata["namespace"]
    yield from label_faults(metadata.get("labels") or {})
    annotations = metadata.get("annotations") or {}
    yield from ("annotation %r" % key for key in annotations if not is_key(key.lower()))
    if sum(len((key + value).encode()) for key, value in annotations.items()) > MAX_ANNOTATIONS:
        yield "annotations are too long"


def data_faults(found):
    data = {**found.get("data", {}), **found.get("stringData", {})}
    for key in data:
        if not is_name(key, DATA_KEY, 253) or key == "." or key.startswith(".."):
            yield "key %r" % key
    if sum(len(str(value).encode()) for value in data.values()) > MAX_DATA:
        yield "data is too long"


def twice(what, names):
    return ["%s %r is there twice" % (what, name) for name in set(names) if names.count(name) > 1]


def quantity_faults(resources):
    requests, limits = resources.get("requests") or {}, resources.get("limits") or {}
    for name, quantity in [*requests.items(), *limits.items()]:
        if not is_key(name) or ("/" not in name and not name.startswith("hugepages-")
                                and name not in ("cpu", "memory", "ephemeral-storage")):
            yield "resource %r" % name
        if QUANTITY.fullmatch(quantity) is None or quantity.startswith("-"):
            yield "quantity %r" % quantity


def container_faults(container, volumes):
    if not is_name(container["name"], LABEL, 63):
        yield "container %r" % container["name"]
    image = container.get("image", "")
    if image == "" or image != image.strip():
        yield "image %r" % image
    env = [variable["name"] for variable in container.get("env", [])]
    yield from ("variable %r" % name for name in env if ENV_NAME.fullmatch(name) is None)
    yield from twice("variable", env)
    for variable in container.get("env", []):
        for source in (variable.get("valueFrom") or {}).values():
            if not is_name(source["name"], SUBDOMAIN, 253) or not is_name(source["key"], DATA_KEY, 253):
                yield "variable %r" % variable
    mounts = container.get("volumeMounts", [])
    yield from twice("mount", [mount["mountPath"] for mount in mounts])
    yield from ("no volume %r" % mount["name"] for mount in mounts if mount["name"] not in volumes)
    for port in container.get("ports", []):
        if not 0 < port["containerPort"] < 65536 or not is_name(port["name"], PORT_NAME, 15):
            yield "port %r" % port
    yield from quantity_faults(container.get("resources", {}))


def toleration_faults(toleration):
    key, operator = toleration.get("key", ""), toleration.get("operator", "Equal")
    value, effect = toleration.get("value", ""), toleration.get("effect", "")
    if (key and not is_key(key)) or (not key and operator != "Exists"):
        yield "key"
    if operator not in ("Equal", "Exists") or effect not in ("", "NoSchedule", "PreferNoSchedule", "NoExecute"):
        yield "operator or effect"
    if value and (operator == "Exists" or not is_name(value, QUALIFIED, 63)):
        yield "value"
    if "tolerationSeconds" in toleration and effect != "NoExecute":
        yield "seconds"


def requirement_faults(requirement, operators):
    operator, values = requirement["operator"], requirement.get("values") or []
    if operator not in operators or not is_key(requirement["key"]):
        yield "requirement %r" % requirement
    if operator in ("In", "NotIn"):
        if not values or any(value and not is_name(value, QUALIFIED, 63) for value in values):
            yield "values %r" % requirement
    elif operator in ("Gt", "Lt"):
        if len(values) != 1 or re.fullmatch(r"-?\d+", values[0]) is None:
            yield "number %r" % requirement
    elif values:
        yield "values %r" % requirement


def affinity_faults(affinity):
    during = "DuringSchedulingIgnoredDuringExecution"
    pods = ("In", "NotIn", "Exists", "DoesNotExist")
    of_nodes = affinity.get("nodeAffinity") or {}
    needed = of_nodes.get("required" + during)
    if needed is not None and not needed.get("nodeSelectorTerms"):
        yield "no terms"
    preferred = of_nodes.get("preferred" + during) or []
    terms = [*((needed or {}).get("nodeSelectorTerms") or []), *(one["preference"] for one in preferred)]
    for term in terms:
        for requirement in term.get("matchExpressions") or []:
            yield from requirement_faults(requirement, (*pods, "Gt", "Lt"))
    for kind in ("podAffinity", "podAntiAffinity"):
        of_pods = affinity.get(kind) or {}
        weighted = of_pods.get("preferred" + during) or []
        preferred = [*preferred, *weighted]
        for term in [*(of_pods.get("required" + during) or []), *(one["podAffinityTerm"] for one in weighted)]:
            if not is_key(term["topologyKey"]):
                yield "topology key %r" % term["topologyKey"]
            yield from ("namespace %r" % name for name in term.get("namespaces") or [] if not is_name(name, LABEL, 63))
            selector = term.get("labelSelector") or {}
            yield from label_faults(selector.get("matchLabels") or {})
            for requirement in selector.get("matchExpressions") or []:
                yield from requirement_faults(requirement, pods)
    yield from ("weight %r" % one["weight"] for one in preferred if not 1 <= one["weight"] <= 100)


def scheduling_faults(spec):
    for field in ("serviceAccountName", "priorityClassName"):
        if field in spec and not is_name(spec[field], SUBDOMAIN, 253):
            yield "%s %r" % (field, spec[field])
    for secret in spec.get("imagePullSecrets") or []:
        if not is_name(secret["name"], SUBDOMAIN, 253):
            yield "registry's Secret %r" % secret
    yield from label_faults(spec.get("nodeSelector") or {})
    for toleration in spec.get("tolerations") or []:
        yield from ("toleration %r: %s" % (toleration, fault) for fault in toleration_faults(toleration))
    yield from affinity_faults(spec.get("affinity") or {})


def pod_faults(template):
    yield from metadata_faults("Pod", template.get("metadata", {}))
    spec = template["spec"]
    yield from scheduling_faults(spec)
    volumes = [volume["name"] for volume in spec.get("volumes", [])]
    yield from ("volume %r" % name for name in volumes if not is_name(name, LABEL, 63))
    yield from twice("volume", volumes)
    for volume in spec.get("volumes", []):
        limit = volume.get("emptyDir", {}).get("sizeLimit")
        if limit is not None and QUANTITY.fullmatch(limit) is None:
            yield "size %r" % limit
    containers = spec.get("containers", [])
    yield from twice("container", [container["name"] for container in containers])
    for container in containers:
        yield from container_faults(container, volumes)


def job_faults(spec):
    for field, least in (("activeDeadlineSeconds", 1), ("backoffLimit", 0), ("ttlSecondsAfterFinished", 0)):
        if field in spec and not least <= spec[field] < 2**31:
            yield "%s %r" % (field, spec[field])
    yield from pod_faults(spec["template"])


def cron_job_faults(spec):
    if re.fullmatch(r"@(hourly|daily|midnight|weekly|monthly|yearly|annually|every \S+)|\S+( \S+){4}", spec["schedule"].strip()) is None:
        yield "schedule %r" % spec["schedule"]
    if spec["timeZone"] not in zoneinfo.available_timezones():
        yield "time zone %r" % spec["timeZone"]
    for field in ("startingDeadlineSeconds", "successfulJobsHistoryLimit", "failedJobsHistoryLimit"):
        if spec[field] < 0:
            yield "%s %r" % (field, spec[field])
    yield from job_faults(spec["jobTemplate"]["spec"])


def deployment_faults(spec):
    selector = spec["selector"]["matchLabels"]
    labels = spec["template"].get("metadata", {}).get("labels", {})
    if not selector.items() <= labels.items():
        yield "the selector does not select the pods"
    yield from pod_faults(spec["template"])


def service_faults(spec):
    if spec.get("type") == "ExternalName" and not is_name(spec["externalName"], SUBDOMAIN, 253):
        yield "external name %r" % spec["externalName"]
    yield from ("port %r" % port for port in spec["ports"] if not 0 < port["port"] < 65536)


def network_policy_faults(spec):
    yield from label_faults(spec["podSelector"].get("matchLabels", {}))
    rules = [(rule, rule["to"]) for rule in spec.get("egress", [])]
    rules += [(rule, rule["from"]) for rule in spec.get("ingress", [])]
    for rule, peers in rules:
        for peer in peers:
            for selector in ("podSelector", "namespaceSelector"):
                yield from label_faults(peer.get(selector, {}).get("matchLabels", {}))
        for port in rule.get("ports", []):
            if isinstance(port["port"], int) and not 0 < port["port"] < 65536:
                yield "port %r" % port
        for peer in peers:
            if "ipBlock" in peer:
                ipaddress.ip_network(peer["ipBlock"]["cidr"], strict=True)


def prometheus_rule_faults(spec):
    for rule in spec["groups"][0]["rules"]:
        labels = rule["labels"]
        if PROMETHEUS_DURATION.fullmatch(rule["for"]) is None or not rule["expr"].strip():
            yield "rule %r" % rule
        yield from ("alert's label %r" % key for key in labels if PROMETHEUS_LABEL.fullmatch(key) is None)
        texts = [*labels.values(), *rule["annotations"].values()]
        yield from ("alert's text %r" % text for text in texts if not isinstance(text, str))


def stateful_set_faults(spec):
    yield from deployment_faults(spec)
    if not is_name(spec["serviceName"], SERVICE, 63):
        yield "name of the Service %r" % spec["serviceName"]


SPECS = {
    "CronJob": cron_job_faults,
    "Deployment": deployment_faults,
    "Job": job_faults,
    "NetworkPolicy": network_policy_faults,
    "PrometheusRule": prometheus_rule_faults,
    "Service": service_faults,
    "StatefulSet": stateful_set_faults,
}


def faults_of(found):
    kind = found["kind"]
    yield from metadata_faults(kind, found["metadata"])
    yield from data_faults(found) if kind in ("ConfigMap", "Secret") else ()
    if kind == "EndpointSlice":
        for address in found["endpoints"][0]["addresses"]:
            ipaddress.IPv4Address(address)
    if kind in SPECS:
        yield from SPECS[kind](found["spec"])
