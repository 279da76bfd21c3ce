"""Django's settings: the same program everywhere, told apart by the environment alone (`config.env`)."""

from pathlib import Path

from shangliang.config import embedded, npm
from shangliang.config.env import database, env

ROOT = Path(__file__).resolve().parents[2]
DEBUG = env.debug
SECRET_KEY = env.secret_key
FIELD_KEYS = env.field_key.split(",")
ALLOWED_HOSTS = env.allowed_hosts
CSRF_TRUSTED_ORIGINS = env.trusted_origins

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.staticfiles",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "axes",
    "procrastinate.contrib.django",
    "shangliang.commons.committees",
    "shangliang.commons.people",
    "shangliang.commons.access",
    "shangliang.commons.numbering",
    "shangliang.commons.ledger",
    "shangliang.commons.corpus",
    "shangliang.commons.files",
    "shangliang.commons.documents",
    "shangliang.commons.ui",
    "shangliang.practices.calls",
    "shangliang.practices.circulars",
    "shangliang.practices.handling",
    "shangliang.practices.registers",
    "shangliang.practices.polls",
    "shangliang.work.proposals",
    "shangliang.work.membership",
    "shangliang.work.coursework",
    "shangliang.work.inspection",
    "shangliang.work.advice",
    "shangliang.work.outputs",
    "shangliang.work.profiles",
    "shangliang.reading.notices",
    "shangliang.reading.search",
    "shangliang.reading.reports",
    "shangliang.reading.duty",
    "shangliang.reading.boards",
    "shangliang.reading.scoreboard",
    "shangliang.front",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "shangliang.front.health.Health",
    "shangliang.commons.ui.csp.ContentSecurityPolicy",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "shangliang.front.refusals.Refusals",
    "shangliang.front.door.Door",
    "shangliang.front.gate.Gate",
    "shangliang.front.legible.Legible",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "shangliang.config.urls"
WSGI_APPLICATION = "shangliang.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": True,
        "OPTIONS": {
            "environment": "shangliang.config.jinja.environment",
            "context_processors": ["shangliang.front.shell.shell"],
        },
    },
    {"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True},
]

DATABASES = {
    "default": {
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        **database(env.database_url or embedded.owner_url()),
        "ENGINE": "shangliang.commons.committees.postgresql",
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
AUTH_PASSWORD_VALIDATORS = [{"NAME": "shangliang.commons.people.passwords.Rules"}]
# Django's own hasher; the second one is for random initial passwords only (docs/decisions/0030-initial-passwords.md).
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
    "shangliang.commons.people.initial.InitialPassword",
]
LOGIN_URL = "front:sign_in"
LOGIN_REDIRECT_URL = "front:home"

# 等保: five tries, then half an hour (domain 10.1). The account is locked, not the office's shared address.
SILENCED_SYSTEM_CHECKS = ["axes.W006"]  # a whole office shares one address; locking it would lock everybody out
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.5
AXES_LOCKOUT_PARAMETERS = ["username"]
AXES_RESET_ON_SUCCESS = True
AXES_USERNAME_CALLABLE = "shangliang.front.signing.lockout.known_as"
AXES_LOCKOUT_CALLABLE = "shangliang.front.signing.lockout.locked_out"
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False  # the time that was said when it was locked holds
AXES_SENSITIVE_PARAMETERS = ["account", "now", "again"]
AXES_DISABLE_ACCESS_LOG = True
AXES_VERBOSE = False

SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "shangliang.commons.ui.views.forged"
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
# Behind a real domain everything is https; on this machine alone it cannot be.
BEHIND_DOMAIN = bool(env.trusted_origins)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = BEHIND_DOMAIN
SECURE_SSL_REDIRECT = BEHIND_DOMAIN
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if BEHIND_DOMAIN else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = BEHIND_DOMAIN

MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"

# The worker looks for tasks where the house keeps them.
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"

LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
USE_I18N = True

STATIC_URL = "static/"
STATIC_ROOT = env.var / "static"
STATICFILES_DIRS = npm.static_dirs()
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
MEDIA_ROOT = env.var / "files"
# Hosts of the inner network to which committees may send notices ("10.1.2.3", "oa.example.cn:8443"); all others must be public.
INTERNAL_HOSTS = env.internal_hosts
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
