"""Trains a stable-baselines3 PPO agent: pip install 'stable-baselines3>=2.9', then python train_ppo.py."""

from stable_baselines3 import PPO
from stable_baselines3.common.env_util import make_vec_env

environments = make_vec_env("avnav:AVNav-v0", n_envs=2, seed=1, env_kwargs={"spectrogram": True})
agent = PPO("MultiInputPolicy", environments, n_steps=256, batch_size=64, verbose=1)
agent.learn(total_timesteps=20_000)
agent.save("avnav_ppo")
environments.close()
